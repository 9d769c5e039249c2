package org.orcidcaravan.consent.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orcidcaravan.event.Event;
import org.orcidcaravan.orcid.record.ShownRecord;

/**
 * What reading a record brought to light, as an event of the topic {@code record}. It names no file and no ETag: the mirror
 * has the change when the sync has it.
 */
final class RecordNews {
    static final String TOPIC = "record";

    private RecordNews() {}

    static Event event(Sight sight, String json) {
        return new Event(TOPIC, sight.orcid().toString(), json);
    }

    /** Empty when it is as it was, or was never read before and ORCID did not call either. */
    static Optional<String> of(NoticeStore.Before before, Sight sight, Instant at) {
        String shown = before.shown();
        boolean same = sight.marks().equals(shown) && Objects.equals(before.modifiedAt(), sight.modifiedAt());
        if (same || (shown == null && before.calls() == 0)) {
            return Optional.empty();
        }
        String head = "{\"event\":\"%s\",\"orcid\":\"%s\",\"kind\":\"record\",\"via\":\"webhook\"";
        String tail = ",\"at\":\"" + at + "\"}";
        return Optional.of(
                switch (sight.shown()) {
                    case ShownRecord.Closed closed ->
                        head.formatted("record.closed", sight.orcid())
                                + (closed.code() == null ? "" : ",\"code\":" + closed.code())
                                + tail;
                    case ShownRecord.Open open ->
                        head.formatted("record.updated", sight.orcid())
                                + (shown == null ? "" : ",\"changed\":" + names(Sight.differing(shown, sight.marks())))
                                + ",\"modified_at\":\""
                                + open.modifiedAt()
                                + "\""
                                + tail;
                });
    }

    private static String names(List<String> sections) {
        return sections.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
