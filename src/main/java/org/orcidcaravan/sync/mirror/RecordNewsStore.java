package org.orcidcaravan.sync.mirror;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.event.Event;
import org.orcidcaravan.event.EventStore;

/**
 * What batches change in a mirror, as events of the topic {@code record}. An object that is confirmed again with the bytes
 * that it had is no news.
 */
@ApplicationScoped
class RecordNewsStore {
    static final String TOPIC = "record";

    private final EventStore events;
    private final FormerStore formerly;
    private final InstantSource clock;

    RecordNewsStore(EventStore events, FormerStore formerly, InstantSource clock) {
        this.events = events;
        this.formerly = formerly;
        this.clock = clock;
    }

    /** To be asked before anything is changed; without sinks this asks nobody and is empty. */
    List<Event> of(Connection connection, Mirror mirror, List<Batch> batches) throws SQLException {
        if (!events.wanted(TOPIC)) {
            return List.of();
        }
        // The last word on each object, at its first place; null: removed.
        Map<ObjectKey, @Nullable UUID> latest = new LinkedHashMap<>();
        for (Batch batch : batches) {
            batch.stored()
                    .forEach(stored -> latest.put(stored.key(), stored.known().etag()));
            batch.removed().forEach(key -> latest.put(key, null));
        }
        Map<ObjectKey, UUID> former = formerly.of(connection, mirror.id(), latest.keySet());
        Instant now = clock.instant();
        List<Event> news = new ArrayList<>();
        latest.forEach((key, etag) -> {
            UUID before = former.get(key);
            if (etag == null && before != null) {
                news.add(event("record.removed", mirror, key, null, now));
            } else if (etag != null && !etag.equals(before)) {
                news.add(event(before == null ? "record.added" : "record.changed", mirror, key, etag, now));
            }
        });
        return news;
    }

    /** Notes them, in the transaction that changes the mirror. */
    void note(Connection connection, List<Event> news) throws SQLException {
        events.append(connection, news);
    }

    private static Event event(String what, Mirror mirror, ObjectKey key, @Nullable UUID etag, Instant at) {
        String orcid = key.orcid().toString();
        StringBuilder json = new StringBuilder(256)
                .append("{\"event\":\"")
                .append(what)
                .append("\",\"orcid\":\"")
                .append(orcid)
                .append('"');
        switch (key) {
            case ObjectKey.Summary _ -> json.append(",\"kind\":\"summary\"");
            case ObjectKey.Activity activity ->
                json.append(",\"kind\":\"activity\",\"type\":\"")
                        .append(activity.type().folder())
                        .append("\",\"put_code\":")
                        .append(activity.putCode());
        }
        json.append(",\"path\":\"")
                .append(JsonStringEncoder.getInstance()
                        .quoteAsString(mirror.file(key).toString()))
                .append('"');
        if (etag != null) {
            json.append(",\"etag\":\"").append(Etags.text(etag)).append('"');
        }
        return new Event(
                TOPIC, orcid, json.append(",\"at\":\"").append(at).append("\"}").toString());
    }
}
