package org.orcidcaravan.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The members of a JSON object as texts. */
public final class RawFields {
    private RawFields() {}

    /** A text or number as it is, a list of them joined by semicolons, and anything else as JSON; null is left out. */
    public static Map<String, String> of(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                all.put(member.getKey(), text(member.getValue()));
            }
        });
        return all;
    }

    private static String text(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        boolean plain = value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
        return plain
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("; "))
                : value.toString();
    }
}
