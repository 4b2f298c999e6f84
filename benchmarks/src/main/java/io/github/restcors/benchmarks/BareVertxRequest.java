package io.github.restcors.benchmarks;

import io.netty.handler.codec.DecoderResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpFrame;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.NetSocket;
import java.util.Set;

/** What a benchmark must not call, since it is not part of what is measured. */
abstract class BareVertxRequest implements HttpServerRequest {

    @Override
    public String absoluteURI() {
        throw Unused.call();
    }

    @Override
    public HostAndPort authority() {
        throw Unused.call();
    }

    @Override
    public HostAndPort authority(boolean a) {
        throw Unused.call();
    }

    @Override
    public Future<Buffer> body() {
        throw Unused.call();
    }

    @Override
    public long bytesRead() {
        throw Unused.call();
    }

    @Override
    public HttpConnection connection() {
        throw Unused.call();
    }

    @Override
    public Set<Cookie> cookies() {
        throw Unused.call();
    }

    @Override
    public Set<Cookie> cookies(String a) {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest customFrameHandler(Handler<HttpFrame> a) {
        throw Unused.call();
    }

    @Override
    public DecoderResult decoderResult() {
        throw Unused.call();
    }

    @Override
    public Future<Void> end() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest endHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest exceptionHandler(Handler<Throwable> a) {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest fetch(long a) {
        throw Unused.call();
    }

    @Override
    public MultiMap formAttributes() {
        throw Unused.call();
    }

    @Override
    public Cookie getCookie(String a, String b, String c) {
        throw Unused.call();
    }

    @Override
    public Cookie getCookie(String a) {
        throw Unused.call();
    }

    @Override
    public String getFormAttribute(String a) {
        throw Unused.call();
    }

    @Override
    public String getParamsCharset() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest handler(Handler<Buffer> a) {
        throw Unused.call();
    }

    @Override
    public boolean isEnded() {
        throw Unused.call();
    }

    @Override
    public boolean isExpectMultipart() {
        throw Unused.call();
    }

    @Override
    public MultiMap params(boolean a) {
        throw Unused.call();
    }

    @Override
    public String path() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest pause() {
        throw Unused.call();
    }

    @Override
    public String query() {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse response() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest resume() {
        throw Unused.call();
    }

    @Override
    public String scheme() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest setExpectMultipart(boolean a) {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest setParamsCharset(String a) {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest streamPriorityHandler(Handler<StreamPriority> a) {
        throw Unused.call();
    }

    @Override
    public Future<NetSocket> toNetSocket() {
        throw Unused.call();
    }

    @Override
    public Future<ServerWebSocket> toWebSocket() {
        throw Unused.call();
    }

    @Override
    public HttpServerRequest uploadHandler(Handler<HttpServerFileUpload> a) {
        throw Unused.call();
    }

    @Override
    public String uri() {
        throw Unused.call();
    }

    @Override
    public HttpVersion version() {
        throw Unused.call();
    }
}
