package org.orcidcaravan.event;

/**
 * Something that happened.
 *
 * @param topic what kind of thing it is about: {@code record}, {@code link}
 * @param key whose order counts, an iD: events of one key reach each sink in the order in which they were noted
 * @param json what happened, as one JSON object (RFC 8259) without line breaks
 */
public record Event(String topic, String key, String json) {
    /** How many orders there are side by side in each sink; each key belongs to one. Stored with every event. */
    static final int LANES = 8;

    public Event {
        if (topic.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("An event needs a topic and a key");
        }
        if (!json.startsWith("{") || json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("An event is one JSON object in one line");
        }
    }

    /** {@code String.hashCode} is laid down by the language, so that every instance and version agrees. */
    short lane() {
        return (short) Math.floorMod(key.hashCode(), LANES);
    }
}
