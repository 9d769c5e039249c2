package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * What a source has of a person, in whatever sections of the record it stands.
 *
 * @param person the id of the person's row
 * @param source the system that it comes from
 * @param sourceId its key there
 */
public record ItemKey(long person, String source, String sourceId) {
    /** For the audit. */
    JsonObjectBuilder json() {
        return Json.createObjectBuilder().add("source", source).add("sourceId", sourceId);
    }

    /** For the audit. */
    String subject() {
        return "person:" + person;
    }
}
