package org.orcidcaravan.faults;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request that a client sent.
 *
 * @param head all of it up to the empty line: the requests of the sync have no body
 * @param bucket the first part of the path
 * @param key the rest of the path, decoded; empty for a listing
 * @param query decoded
 */
record Request(String head, String bucket, String key, Map<String, String> query) {
    static Request parse(String head) {
        String target = head.split(" ", 3)[1];
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String[] parts = path.substring(1).split("/", 2);
        Map<String, String> query = new HashMap<>();
        if (question >= 0) {
            for (String pair : target.substring(question + 1).split("&")) {
                String[] sides = pair.split("=", 2);
                query.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return new Request(head, parts[0], parts.length == 2 ? decoded(parts[1]) : "", Map.copyOf(query));
    }

    boolean isListing() {
        return key.isEmpty();
    }

    boolean isFor(String wantedBucket, String wantedKey) {
        return bucket.equals(wantedBucket) && key.equals(wantedKey);
    }

    String prefix() {
        return query.getOrDefault("prefix", "");
    }

    boolean hasHeader(String name) {
        return head.toLowerCase(Locale.ROOT).contains("\r\n" + name + ":");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
