package org.orcidcaravan.simulator.registry;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.orcidcaravan.simulator.registry.xml.Element;
import org.orcidcaravan.simulator.registry.xml.ElementWriter;

/** An answer. Made once, by one thread; its bytes are not changed. */
final class Reply {
    private static final String XML = "application/vnd.orcid+xml;charset=UTF-8";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    static Reply xml(int status, Element document) {
        return new Reply(status, Map.of("Content-Type", XML), ElementWriter.write(document));
    }

    /** ORCID's error document, whose namespace is the default one. */
    static Reply error(int status, Element document) {
        return new Reply(status, Map.of("Content-Type", XML), ElementWriter.write(document, "error"));
    }

    static Reply json(int status, Map<String, ?> members) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json;charset=UTF-8", "Cache-Control", "no-store"),
                Json.write(members).getBytes(StandardCharsets.UTF_8));
    }

    /** JSON as it is. */
    static Reply json(byte[] text) {
        return new Reply(200, Map.of("Content-Type", "application/json;charset=UTF-8"), text);
    }

    /** ORCID's error document in JSON: the same names, codes as numbers. */
    static Reply jsonError(int status, Element document) {
        Map<String, Object> members = new LinkedHashMap<>();
        document.children()
                .forEach(part -> members.put(
                        part.name(), part.name().endsWith("-code") ? Integer.valueOf(part.text()) : part.text()));
        return json(status, members).with("Content-Type", "application/vnd.orcid+json;charset=UTF-8");
    }

    /** What a proxy in front of the registry says. */
    static Reply html(int status, String title) {
        String page = "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n"
                        .formatted(title)
                + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new Reply(status, Map.of("Content-Type", "text/html"), page.getBytes(StandardCharsets.UTF_8));
    }

    /** A page of the registry's own. */
    static Reply page(String html) {
        return new Reply(
                200,
                Map.of("Content-Type", "text/html;charset=UTF-8", "Cache-Control", "no-store"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
