package org.orcidcaravan.simulator.registry;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request, wholly read.
 *
 * @param query as it was written; empty when there was none
 * @param base the address that the registry has for itself
 */
record Call(RequestLine line, String query, Headers headers, Body body, URI base) {
    /** Bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it was read
    record Body(byte[] bytes) {}

    String method() {
        return line.method();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The body as a form; of a name that comes twice the first value. */
    Map<String, String> form() {
        return fields(new String(body.bytes(), StandardCharsets.UTF_8));
    }

    /** The query's parameters; of a name that comes twice the first value. */
    Map<String, String> parameters() {
        return fields(query);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
