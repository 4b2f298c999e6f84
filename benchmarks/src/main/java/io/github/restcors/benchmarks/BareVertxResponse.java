package io.github.restcors.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.util.Set;

/** What a benchmark must not call, since it is not part of what is measured. */
abstract class BareVertxResponse implements HttpServerResponse {

    @Override
    public HttpServerResponse addCookie(Cookie a) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse bodyEndHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public long bytesWritten() {
        throw Unused.call();
    }

    @Override
    public Future<Boolean> cancel() {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse closeHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public boolean closed() {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse drainHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse endHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public boolean ended() {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse exceptionHandler(Handler<Throwable> a) {
        throw Unused.call();
    }

    @Override
    public String getStatusMessage() {
        throw Unused.call();
    }

    @Override
    public boolean headWritten() {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse headersEndHandler(Handler<Void> a) {
        throw Unused.call();
    }

    @Override
    public boolean isChunked() {
        throw Unused.call();
    }

    @Override
    public Future<HttpServerResponse> push(HttpMethod a, HostAndPort b, String c, MultiMap d) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse putTrailer(String a, String b) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse putTrailer(String a, Iterable<String> b) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse putTrailer(CharSequence a, CharSequence b) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse putTrailer(CharSequence a, Iterable<CharSequence> b) {
        throw Unused.call();
    }

    @Override
    public Cookie removeCookie(String a, boolean b) {
        throw Unused.call();
    }

    @Override
    public Cookie removeCookie(String a, String b, String c, boolean d) {
        throw Unused.call();
    }

    @Override
    public Set<Cookie> removeCookies(String a, boolean b) {
        throw Unused.call();
    }

    @Override
    public Future<Void> reset(long a) {
        throw Unused.call();
    }

    @Override
    public Future<Void> sendFile(RandomAccessFile a, long b, long c) {
        throw Unused.call();
    }

    @Override
    public Future<Void> sendFile(String a, long b, long c) {
        throw Unused.call();
    }

    @Override
    public Future<Void> sendFile(FileChannel a, long b, long c) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse setChunked(boolean a) {
        throw Unused.call();
    }

    @Override
    public HttpServerResponse setWriteQueueMaxSize(int a) {
        throw Unused.call();
    }

    @Override
    public long streamId() {
        throw Unused.call();
    }

    @Override
    public MultiMap trailers() {
        throw Unused.call();
    }

    @Override
    public Future<Void> write(String a, String b) {
        throw Unused.call();
    }

    @Override
    public Future<Void> write(Buffer a) {
        throw Unused.call();
    }

    @Override
    public Future<Void> write(String a) {
        throw Unused.call();
    }

    @Override
    public Future<Void> writeAltSvc(String a) {
        throw Unused.call();
    }

    @Override
    public Future<Void> writeContinue() {
        throw Unused.call();
    }

    @Override
    public Future<Void> writeCustomFrame(int a, int b, Buffer c) {
        throw Unused.call();
    }

    @Override
    public Future<Void> writeEarlyHints(MultiMap a) {
        throw Unused.call();
    }

    @Override
    public Future<Void> writeHead() {
        throw Unused.call();
    }

    @Override
    public boolean writeQueueFull() {
        throw Unused.call();
    }
}
