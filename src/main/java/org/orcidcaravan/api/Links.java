package org.orcidcaravan.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things are, from the root of the server. */
final class Links {
    static final String WORKS = "/api/v1/works";

    private Links() {}

    /** How one work of one person stands. */
    static String standing(String source, String sourceId, String personId) {
        return WORKS + "/" + encoded(source) + "/" + encoded(sourceId) + "?person=" + encoded(personId);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
