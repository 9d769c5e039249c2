package org.orcidcaravan.sync.mirror;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.event.Event;
import org.orcidcaravan.event.EventStore;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What batches change in a mirror, as events of the topic {@code record}: objects first, and then what ORCID did to whole
 * records. An object that is confirmed again with the bytes that it had is no news.
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
        Instant now = clock.instant();
        List<Event> news = new ArrayList<>();
        objects(connection, mirror, batches, (key, change) -> news.add(event(change, mirror, key, now)));
        states(connection, mirror, batches, (orcid, state) -> news.add(event(orcid, state, mirror, now)));
        return news;
    }

    /**
     * What became of an object.
     *
     * @param etag of its bytes now; null when it was removed, and then for a reason
     */
    private record Change(
            String what, @Nullable UUID etag, @Nullable String reason) {}

    private void objects(
            Connection connection, Mirror mirror, List<Batch> batches, BiConsumer<ObjectKey, Change> changed)
            throws SQLException {
        // The last word on each object, at its first place; null: removed.
        Map<ObjectKey, @Nullable UUID> latest = new LinkedHashMap<>();
        for (Batch batch : batches) {
            batch.stored()
                    .forEach(stored -> latest.put(stored.key(), stored.known().etag()));
            batch.removed().forEach(key -> latest.put(key, null));
        }
        Map<ObjectKey, UUID> former = formerly.of(connection, mirror.id(), latest.keySet());
        Map<ObjectKey, String> reasons = new HashMap<>();
        batches.forEach(batch -> batch.removals()
                .forEach(gone -> reasons.put(gone.key(), gone.reason().column())));
        latest.forEach((key, etag) -> {
            UUID before = former.get(key);
            if (etag == null && before != null) {
                String reason = reasons.getOrDefault(key, Vanished.Reason.LET_GO.column());
                changed.accept(key, new Change("record.removed", null, reason));
            } else if (etag != null && !etag.equals(before)) {
                changed.accept(key, new Change(before == null ? "record.added" : "record.changed", etag, null));
            }
        });
    }

    /** Records that ORCID closed, or opened again; null: open. */
    private static void states(
            Connection connection,
            Mirror mirror,
            List<Batch> batches,
            BiConsumer<OrcidId, @Nullable RecordState> changed)
            throws SQLException {
        Map<OrcidId, @Nullable RecordState> latest = new LinkedHashMap<>();
        for (Batch batch : batches) {
            batch.stored().stream()
                    .map(Stored::key)
                    .filter(ObjectKey.Summary.class::isInstance)
                    .forEach(key -> latest.put(key.orcid(), null));
            batch.states().forEach(state -> latest.put(state.orcid(), state));
            batch.removed().stream()
                    .filter(ObjectKey.Summary.class::isInstance)
                    .forEach(key -> latest.remove(key.orcid()));
        }
        Map<OrcidId, RecordState> former = RecordStateStore.of(connection, mirror.id(), latest.keySet());
        latest.forEach((orcid, state) -> {
            RecordState before = former.get(orcid);
            boolean same = state == null
                    ? before == null
                    : before != null
                            && state.kind() == before.kind()
                            && Objects.equals(state.primary(), before.primary());
            if (!same) {
                changed.accept(orcid, state);
            }
        });
    }

    /** Notes them, in the transaction that changes the mirror. */
    void note(Connection connection, List<Event> news) throws SQLException {
        events.append(connection, news);
    }

    private static Event event(Change change, Mirror mirror, ObjectKey key, Instant at) {
        StringBuilder json = begun(change.what(), key.orcid());
        switch (key) {
            case ObjectKey.Summary _ -> json.append(",\"kind\":\"summary\"");
            case ObjectKey.Activity activity ->
                json.append(",\"kind\":\"activity\",\"type\":\"")
                        .append(activity.type().folder())
                        .append("\",\"put_code\":")
                        .append(activity.putCode());
        }
        if (change.reason() != null) {
            json.append(",\"reason\":\"").append(change.reason()).append('"');
        }
        path(json, mirror, key);
        if (change.etag() != null) {
            json.append(",\"etag\":\"").append(Etags.text(change.etag())).append('"');
        }
        return ended(json, key.orcid(), at);
    }

    private static Event event(OrcidId orcid, @Nullable RecordState state, Mirror mirror, Instant at) {
        StringBuilder json = begun("record.state", orcid)
                .append(",\"kind\":\"summary\",\"state\":\"")
                .append(state == null ? "open" : state.kind().column())
                .append('"');
        if (state != null && state.primary() != null) {
            json.append(",\"primary\":\"").append(state.primary()).append('"');
        }
        path(json, mirror, new ObjectKey.Summary(orcid));
        return ended(json, orcid, at);
    }

    private static StringBuilder begun(String what, OrcidId orcid) {
        return new StringBuilder(256)
                .append("{\"event\":\"")
                .append(what)
                .append("\",\"orcid\":\"")
                .append(orcid)
                .append('"');
    }

    private static void path(StringBuilder json, Mirror mirror, ObjectKey key) {
        json.append(",\"path\":\"")
                .append(JsonStringEncoder.getInstance()
                        .quoteAsString(mirror.file(key).toString()))
                .append('"');
    }

    private static Event ended(StringBuilder json, OrcidId orcid, Instant at) {
        return new Event(
                TOPIC,
                orcid.toString(),
                json.append(",\"at\":\"").append(at).append("\"}").toString());
    }
}
