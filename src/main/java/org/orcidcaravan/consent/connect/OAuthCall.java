package org.orcidcaravan.consent.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to ORCID's OAuth server.
 *
 * @param form null: it is a GET; has secrets in it
 */
public record OAuthCall(String path, @Nullable String form) {
    /** HTTP's name of the method. */
    public String verb() {
        return form == null ? "GET" : "POST";
    }

    static OAuthCall post(String path, Map<String, String> form) {
        return new OAuthCall(
                path,
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return verb() + " " + path;
    }
}
