package org.orcidcaravan.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP answer, whole.
 *
 * @param headers by their names in lower case, without those that say how the body is framed
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer error(int status, String code) {
        String document = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>by a test</Message></Error>";
        return new Answer(status, Map.of("content-type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what a server sent before it closed the connection. */
    static Answer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] sides = lines[i].split(":", 2);
            headers.put(sides[0].toLowerCase(Locale.ROOT), sides[1].strip());
        }
        String rest = text.substring(end + 4);
        String body = "chunked".equals(headers.remove("transfer-encoding")) ? unchunked(rest) : rest;
        headers.remove("content-length");
        headers.remove("connection");
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]), headers, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String unchunked(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }

    /** The same with one bit of the body turned. */
    Answer withFlippedByte() {
        byte[] other = body.clone();
        other[other.length / 2] ^= 1;
        return withBody(other);
    }

    byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Text\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 304 && status != 204 && !headers.containsKey("content-length")) {
            head.append("content-length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head());
        all.writeBytes(body);
        return all.toByteArray();
    }
}
