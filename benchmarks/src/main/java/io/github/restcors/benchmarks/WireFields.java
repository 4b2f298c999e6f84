package io.github.restcors.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of the CORS protocol as they come over the wire: bytes, of which a server makes strings. */
final class WireFields {

    /** What a browser sends besides. */
    static final List<Map.Entry<String, String>> ORDINARY = List.of(
            Map.entry("Host", "api.example.com"),
            Map.entry(
                    "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"),
            Map.entry("Accept", "*/*"),
            Map.entry("Accept-Language", "en-US,en;q=0.9"),
            Map.entry("Accept-Encoding", "gzip, deflate, br, zstd"),
            Map.entry("Referer", "https://app0.example.com/"),
            Map.entry("Sec-Fetch-Mode", "cors"));

    private final List<String> names = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    WireFields(Call call) {
        add("Origin", call.origin());
        add("Access-Control-Request-Method", call.requestMethod());
        add("Access-Control-Request-Headers", call.requestHeaders());
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            names.add(name);
            values.add(value.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    int size() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    /** A copy that nobody has seen. */
    String newValue(int index) {
        return new String(values.get(index), StandardCharsets.ISO_8859_1);
    }
}
