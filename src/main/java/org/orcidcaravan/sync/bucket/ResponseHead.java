package org.orcidcaravan.sync.bucket;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status line and headers of an answer (RFC 9112 sections 4 to 6).
 *
 * @param headers by lower-case name; of repeated ones the last
 * @param contentLength in bytes; -1 when not given
 * @param keepAlive whether the server lets the connection be used again
 */
record ResponseHead(int status, Map<String, String> headers, long contentLength, boolean chunked, boolean keepAlive) {

    /**
     * Parses everything up to, and without, the empty line.
     *
     * @throws MalformedAnswer when it is no HTTP/1 head, or leaves the body's length open to two readings
     */
    static ResponseHead parse(byte[] bytes, int length) throws MalformedAnswer {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = lineEnd(text, 0);
        int status = status(text.substring(0, end));
        Map<String, String> headers = new HashMap<>(32);
        int line = Math.min(text.length(), end + 2);
        while (line < text.length()) {
            end = lineEnd(text, line);
            int colon = text.indexOf(':', line);
            if (colon <= line || colon > end || text.charAt(line) == ' ' || text.charAt(line) == '\t') {
                throw new MalformedAnswer("a header line has no name");
            }
            String name = text.substring(line, colon).toLowerCase(Locale.ROOT);
            String value = text.substring(colon + 1, end).strip();
            String before = headers.put(name, value);
            if (before != null && !before.equals(value) && name.equals("content-length")) {
                throw new MalformedAnswer("it gives two lengths");
            }
            line = end + 2;
        }
        boolean chunked = chunked(headers);
        long contentLength = length(headers.get("content-length"));
        if (chunked && contentLength >= 0) {
            throw new MalformedAnswer("it is chunked and gives a length");
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean keepAlive = text.startsWith("HTTP/1.1") && !connection.contains("close");
        return new ResponseHead(status, headers, contentLength, chunked, keepAlive);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** The ETag without its quotation marks. */
    @Nullable
    String etag() {
        String quoted = headers.get("etag");
        if (quoted == null) {
            return null;
        }
        boolean both = quoted.length() > 1 && quoted.startsWith("\"") && quoted.endsWith("\"");
        return both ? quoted.substring(1, quoted.length() - 1) : quoted;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf("\r\n", from);
        return end < 0 ? text.length() : end;
    }

    private static int status(String line) throws MalformedAnswer {
        boolean http = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
        boolean whole = http && line.length() >= 12 && (line.length() == 12 || line.charAt(12) == ' ');
        if (!whole || !line.substring(9, 12).chars().allMatch(c -> c >= '0' && c <= '9') || line.charAt(9) == '0') {
            throw new MalformedAnswer("it does not begin with an HTTP/1 status line");
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private static boolean chunked(Map<String, String> headers) throws MalformedAnswer {
        String coding = headers.get("transfer-encoding");
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new MalformedAnswer("its transfer coding is not chunked");
        }
        return true;
    }

    private static long length(@Nullable String value) throws MalformedAnswer {
        if (value == null) {
            return -1;
        }
        if (value.isEmpty() || value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedAnswer("its length is no number");
        }
        return Long.parseLong(value);
    }
}
