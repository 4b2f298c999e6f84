package io.github.restcors.benchmarks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and a response as filters of Jakarta Servlet see them. */
final class ServletStubs {

    /** Where the resource would be. */
    static final FilterChain CHAIN = (request, response) -> {};

    private ServletStubs() {}

    /** Header fields by name without case, one after the other. */
    private static final class Lines {

        private static final int MOST = 24;

        private final String[] names = new String[MOST];
        private final String[] values = new String[MOST];
        private int size;

        int index(String name) {
            for (int i = 0; i < size; i++) {
                if (names[i].equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        @Nullable
        String get(String name) {
            int index = index(name);
            return index < 0 ? null : values[index];
        }

        List<String> all(String name) {
            List<String> all = new ArrayList<>(2);
            for (int i = 0; i < size; i++) {
                if (names[i].equalsIgnoreCase(name)) {
                    all.add(values[i]);
                }
            }
            return all;
        }

        List<String> names() {
            return List.of(names).subList(0, size);
        }

        void add(String name, String value) {
            names[size] = name;
            values[size++] = value;
        }

        void set(String name, String value) {
            int index = index(name);
            if (index < 0) {
                add(name, value);
            } else {
                values[index] = value;
            }
        }
    }

    static final class Request extends HttpServletRequestWrapper {

        private final String method;
        private final WireFields wire;
        private final Lines fields = new Lines();
        private final List<String> names = new ArrayList<>();

        Request(Call call) {
            super(Unused.of(HttpServletRequest.class));
            method = call.method();
            wire = new WireFields(call);
            for (int i = 0; i < wire.size(); i++) {
                fields.add(wire.name(i), wire.newValue(i));
                names.add(wire.name(i));
            }
            WireFields.ORDINARY.forEach(field -> {
                fields.add(field.getKey(), field.getValue());
                names.add(field.getKey());
            });
        }

        /** Makes another request of this one. */
        void renew() {
            for (int i = 0; i < wire.size(); i++) {
                fields.values[i] = wire.newValue(i);
            }
        }

        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return fields.get(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return Collections.enumeration(fields.all(name));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(names);
        }

        @Override
        public String getScheme() {
            return "https";
        }

        @Override
        public String getServerName() {
            return "api.example.com";
        }

        @Override
        public int getServerPort() {
            return 443;
        }

        @Override
        public String getRequestURI() {
            return "/books";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return null;
        }

        @Override
        public int getContentLength() {
            return -1;
        }
    }

    static final class Response extends HttpServletResponseWrapper {

        private static final ServletOutputStream NOWHERE = new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw Unused.call();
            }

            @Override
            public void write(int character) {}

            @Override
            public void write(byte[] bytes, int from, int length) {}
        };

        private final PrintWriter writer = new PrintWriter(Writer.nullWriter());
        private final Lines fields = new Lines();
        private int status;

        Response() {
            super(Unused.of(HttpServletResponse.class));
        }

        /** Makes another response of this one. */
        void renew() {
            fields.size = 0;
            status = 200;
        }

        Answer answer() {
            List<Map.Entry<String, String>> lines = new ArrayList<>();
            for (int i = 0; i < fields.size; i++) {
                lines.add(Map.entry(fields.names[i], fields.values[i]));
            }
            return Answer.of(status, lines);
        }

        @Override
        public void setStatus(int code) {
            status = code;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public boolean containsHeader(String name) {
            return fields.index(name) >= 0;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return fields.get(name);
        }

        @Override
        public Collection<String> getHeaders(String name) {
            return fields.all(name);
        }

        @Override
        public Collection<String> getHeaderNames() {
            return fields.names();
        }

        @Override
        public void setHeader(String name, String value) {
            fields.set(name, value);
        }

        @Override
        public void addHeader(String name, String value) {
            fields.add(name, value);
        }

        @Override
        public void setContentType(String type) {}

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return null;
        }

        @Override
        public void resetBuffer() {}

        @Override
        public void flushBuffer() {}

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return NOWHERE;
        }
    }

    /** What a filter is initialized with. */
    record Config(Map<String, String> parameters) implements FilterConfig {

        @Override
        public String getFilterName() {
            return "cors";
        }

        @Override
        public ServletContext getServletContext() {
            return Unused.of(ServletContext.class);
        }

        @Override
        public @Nullable String getInitParameter(String name) {
            return parameters.get(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}
