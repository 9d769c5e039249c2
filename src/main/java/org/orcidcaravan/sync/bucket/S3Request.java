package org.orcidcaravan.sync.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One request before it is signed: what to do, to what, and with which headers of its own. */
final class S3Request {

    private static final byte[] NOTHING = {};

    private final S3Address address;
    private final String method;
    private final String bucket;
    private final String key;
    private final SortedMap<String, String> query = new TreeMap<>();
    private final SortedMap<String, String> headers = new TreeMap<>();
    private byte[] body = NOTHING;

    S3Request(S3Address address, String method, String bucket, String key) {
        this.address = address;
        this.method = method;
        this.bucket = bucket;
        this.key = key;
    }

    S3Request query(String name, String value) {
        query.put(name, value);
        return this;
    }

    /** Adds a header by its lower-case name. */
    S3Request header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    S3Request body(byte[] bytes) {
        body = bytes;
        return this;
    }

    String method() {
        return method;
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    S3Address address() {
        return address;
    }

    byte[] body() {
        return body;
    }

    SortedMap<String, String> headers() {
        return headers;
    }

    String path() {
        return address.path(bucket, key);
    }

    /** The query in the order and encoding that Signature Version 4 signs; empty when there is none. */
    String canonicalQuery() {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : "&");
            PercentEncoding.append(text, name, false);
            text.append('=');
            PercentEncoding.append(text, value, false);
        });
        return text.toString();
    }

    /** Request line, headers and the empty line, as sent. */
    byte[] head(Map<String, String> signed) {
        StringBuilder text = new StringBuilder(640);
        String all = canonicalQuery();
        text.append(method).append(' ').append(path());
        if (!all.isEmpty()) {
            text.append('?').append(all);
        }
        text.append(" HTTP/1.1\r\n");
        signed.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 || method.equals("PUT") || method.equals("POST")) {
            text.append("content-length: ").append(body.length).append("\r\n");
        }
        return text.append("user-agent: caravan\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For messages: {@code Failed to get v3.0-summaries/000/….xml from s3.eu-west-1.amazonaws.com}. */
    String failure() {
        String place = bucket + (key.isEmpty() ? "" : "/" + key);
        String verb = query.containsKey("list-type") ? "list" : method.toLowerCase(Locale.ROOT);
        return "Failed to " + verb + " " + place.replaceAll("\\p{Cntrl}", "?") + " at " + address.authority();
    }
}
