package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** Resources that differ in their HTTP methods, or in media types. */
final class VerbShapes {

    static final List<Class<?>> CLASSES = List.of(
            Verbs.class,
            OwnHead.class,
            HeadOnly.class,
            OwnOptions.class,
            AnyOptions.class,
            Media.class,
            MediaToo.class,
            OneMedium.class,
            PartlyShared.class,
            SplitOne.class,
            SplitTwo.class,
            Choice.class);

    private VerbShapes() {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @HttpMethod("PURGE")
    public @interface PURGE {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @HttpMethod("REPORT")
    public @interface REPORT {}

    @Path("verbs")
    public static class Verbs {

        @PURGE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Verbs.purge", exposedHeaders = "Verbs.purge")
        public String purge() {
            return ran("Verbs.purge");
        }

        @REPORT
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Verbs.report", exposedHeaders = "Verbs.report")
        public String report() {
            return ran("Verbs.report");
        }

        @PATCH
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Verbs.patch", exposedHeaders = "Verbs.patch")
        public String patch() {
            return ran("Verbs.patch");
        }

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Verbs.delete", exposedHeaders = "Verbs.delete")
        public String delete() {
            return ran("Verbs.delete");
        }
    }

    @Path("own-head")
    public static class OwnHead {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OwnHead.get", exposedHeaders = "OwnHead.get")
        public String get() {
            return ran("OwnHead.get");
        }

        @HEAD
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OwnHead.head", exposedHeaders = "OwnHead.head")
        public void head() {
            ran("OwnHead.head");
        }
    }

    @Path("head-only")
    public static class HeadOnly {

        @HEAD
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "HeadOnly.head", exposedHeaders = "HeadOnly.head")
        public void head() {
            ran("HeadOnly.head");
        }
    }

    @Path("own-options")
    public static class OwnOptions {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OwnOptions.get", exposedHeaders = "OwnOptions.get")
        public String get() {
            return ran("OwnOptions.get");
        }

        @OPTIONS
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OwnOptions.options", exposedHeaders = "OwnOptions.options")
        public String options() {
            return ran("OwnOptions.options");
        }
    }

    /** The way to "switch CORS on" that is found most often. */
    @Path("any-options")
    public static class AnyOptions {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "AnyOptions.get", exposedHeaders = "AnyOptions.get")
        public String get() {
            return ran("AnyOptions.get");
        }

        @GET
        @Path("k")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "AnyOptions.getK", exposedHeaders = "AnyOptions.getK")
        public String getK() {
            return ran("AnyOptions.getK");
        }

        @OPTIONS
        @Path("{any: .*}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "AnyOptions.options", exposedHeaders = "AnyOptions.options")
        public String options() {
            return ran("AnyOptions.options");
        }
    }

    /** Methods that only media types tell apart. Their policies overlap. */
    @Path("media")
    public static class Media {

        @POST
        @Consumes("application/json")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"All", "Json", "Most"},
                exposedHeaders = "Media.postJson",
                maxAge = 300,
                allowCredentials = true)
        public String postJson(String body) {
            return ran("Media.postJson");
        }

        @POST
        @Consumes("application/xml")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"Xml", "all", "Most"},
                exposedHeaders = "Media.postXml",
                maxAge = 60)
        public String postXml(String body) {
            return ran("Media.postXml");
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin(
                origins = {ORIGIN, "https://other.example"},
                allowedHeaders = {"ALL", "Text"},
                exposedHeaders = "Media.postText",
                maxAge = 100)
        public String postText(String body) {
            return ran("Media.postText");
        }

        @GET
        @Produces("application/json")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"Both", "Json"},
                exposedHeaders = "Media.getJson",
                maxAge = 300)
        public String getJson() {
            return ran("Media.getJson");
        }

        @GET
        @Produces("text/plain")
        @CrossOrigin(origins = "*", allowedHeaders = "Both", exposedHeaders = "Media.getText")
        public String getText() {
            return ran("Media.getText");
        }

        @PUT
        @Consumes("application/json")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Json", exposedHeaders = "Media.putJson", maxAge = 300)
        public String putJson(String body) {
            return ran("Media.putJson");
        }
    }

    /** Shares the path, and one HTTP method, with {@link Media}. */
    @Path("media")
    public static class MediaToo {

        @PUT
        @Consumes("text/plain")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"Json", "Text"},
                exposedHeaders = "MediaToo.putText",
                maxAge = 0)
        public String putText(String body) {
            return ran("MediaToo.putText");
        }
    }

    @Path("one-medium")
    public static class OneMedium {

        @PUT
        @Consumes("application/json")
        @Produces("application/json")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OneMedium.put", exposedHeaders = "OneMedium.put")
        public String put() {
            return ran("OneMedium.put");
        }

        @GET
        @Produces("image/png")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OneMedium.get", exposedHeaders = "OneMedium.get")
        public byte[] get() {
            ran("OneMedium.get");
            return new byte[] {1};
        }
    }

    /** Of methods that a preflight cannot tell apart, one is not shared. */
    @Path("partly-shared")
    public static class PartlyShared {

        @POST
        @Consumes("application/json")
        @CrossOrigin(origins = ORIGIN, exposedHeaders = "PartlyShared.postJson")
        public String postJson(String body) {
            return ran("PartlyShared.postJson");
        }

        @POST
        @Consumes("text/plain")
        @SameOrigin
        public String postText(String body) {
            return ran("PartlyShared.postText");
        }
    }

    @Path("split")
    public static class SplitOne {

        @POST
        @Consumes("application/json")
        @CrossOrigin(origins = ORIGIN, exposedHeaders = "SplitOne.post")
        public String post(String body) {
            return ran("SplitOne.post");
        }
    }

    /** Shares the path and the HTTP method with {@link SplitOne}, and that with nobody else. */
    @Path("split")
    public static class SplitTwo {

        @POST
        @Consumes("text/plain")
        public String post(String body) {
            return ran("SplitTwo.post");
        }
    }

    /** Runtimes differ in whether media types or paths come first. */
    @Path("choice")
    public static class Choice {

        @POST
        @Path("latest")
        @Consumes("text/plain")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"Both", "Latest"},
                exposedHeaders = "Choice.postLatest",
                maxAge = 10)
        public String postLatest(String body) {
            return ran("Choice.postLatest");
        }

        @POST
        @Path("{id}")
        @Consumes("application/json")
        @CrossOrigin(
                origins = ORIGIN,
                allowedHeaders = {"Any", "Both"},
                exposedHeaders = "Choice.post",
                maxAge = 20)
        public String post(String body) {
            return ran("Choice.post");
        }
    }
}
