package org.orcidcaravan.event;

import java.util.UUID;

/**
 * An event as it waits for a sink.
 *
 * @param id its place in the sink's order
 * @param number the event's own, the same in every sink and every delivery: by it a receiver knows a repetition
 */
public record Noted(long id, String topic, String key, UUID number, String json) {
    /** The number as text: Kafka's headers have no other form for it. */
    public String numberText() {
        return number.toString();
    }
}
