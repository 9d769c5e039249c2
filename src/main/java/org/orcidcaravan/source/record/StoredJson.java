package org.orcidcaravan.source.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What of a record is kept as JSON, to and fro. */
final class StoredJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StoredJson() {}

    static ObjectNode circumstances(Circumstances said) {
        ObjectNode all = NODES.objectNode();
        said.collections().forEach(all.putArray("collections")::add);
        if (said.state() != null) {
            all.put("state", said.state());
        }
        if (said.embargoedUntil() != null) {
            all.put("embargoedUntil", said.embargoedUntil().toString());
        }
        if (said.url() != null) {
            all.put("url", said.url());
        }
        return all;
    }

    static Circumstances circumstances(String json) {
        JsonNode all = read(json);
        Set<String> collections = new LinkedHashSet<>(texts(all.path("collections")));
        String until = all.path("embargoedUntil").asText("");
        return new Circumstances(
                collections,
                all.path("state").asText(null),
                until.isEmpty() ? null : LocalDate.parse(until),
                all.path("url").asText(null));
    }

    static ObjectNode owners(Ownership said) {
        ObjectNode all = NODES.objectNode();
        ArrayNode orcids = all.putArray("orcids");
        said.orcids().forEach(orcids::add);
        ArrayNode personIds = all.putArray("personIds");
        said.personIds().forEach(personIds::add);
        return all;
    }

    static Ownership owners(String json) {
        JsonNode all = read(json);
        return new Ownership(texts(all.path("orcids")), texts(all.path("personIds")));
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode all = NODES.arrayNode();
        texts.forEach(all::add);
        return all;
    }

    static String raw(Map<String, String> raw) {
        ObjectNode all = NODES.objectNode();
        raw.forEach(all::put);
        return all.toString();
    }

    static Map<String, String> raw(String json) {
        Map<String, String> all = new LinkedHashMap<>();
        read(json)
                .properties()
                .forEach(member -> all.put(member.getKey(), member.getValue().asText()));
        return all;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Failed to read what is kept of a record, which is a fault of this program", e);
        }
    }
}
