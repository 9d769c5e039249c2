package org.orcidcaravan.simulator.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.person.Person;
import org.orcid.ns.record.Record;
import org.orcidcaravan.orcid.OrcidId;

/** Changes a record as its owner or a member would, knowing nothing of it but its summary. */
public final class RecordEditor {
    /** Put-codes of later items are above all that a new world gives out. */
    private static final long LATER_PUT_CODES = 1_000_000_000_000L;

    private final RecordXml xml;

    public RecordEditor() {
        this.xml = new RecordXml();
    }

    /**
     * A record after an edit.
     *
     * @param written activities to put, by key
     * @param removed keys of activities to delete
     */
    public record Edit(XmlDocument summary, SortedMap<String, XmlDocument> written, List<String> removed) {}

    /**
     * Adds a keyword and a work. Empty when there is no summary or it is an error document: nobody can edit such a
     * record.
     */
    public Optional<Edit> extend(OrcidId id, XmlDocument summary, RandomGenerator random, Instant now) {
        return open(summary).map(record -> {
            Subject subject = new Subject(id, random, now, now, LATER_PUT_CODES + random.nextLong(LATER_PUT_CODES));
            Activity work = Activities.make(ActivityKind.WORK, subject);
            work.listing().accept(record.getActivitiesSummary());
            record.getPerson().getKeywords().getKeyword().add(People.keyword(subject));
            SortedMap<String, XmlDocument> written = new TreeMap<>();
            written.put(work.kind().key(id, work.putCode()), xml.write(work.full()));
            return new Edit(modified(record, now), written, List.of());
        });
    }

    /** Takes one activity off. Empty when there is none, or the summary is an error document. */
    public Optional<Edit> shorten(OrcidId id, XmlDocument summary, RandomGenerator random, Instant now) {
        return open(summary).flatMap(record -> {
            List<ActivityKind> kinds = Arrays.stream(ActivityKind.values())
                    .filter(kind -> !Activities.groups(kind, record.getActivitiesSummary())
                            .isEmpty())
                    .toList();
            if (kinds.isEmpty()) {
                return Optional.empty();
            }
            ActivityKind kind = kinds.get(random.nextInt(kinds.size()));
            List<?> groups = Activities.groups(kind, record.getActivitiesSummary());
            Object group = groups.remove(random.nextInt(groups.size()));
            ElementSummary item = Activities.item(kind, group).orElseThrow();
            return Optional.of(new Edit(
                    modified(record, now), Collections.emptySortedMap(), List.of(kind.key(id, item.getPutCode()))));
        });
    }

    private Optional<Record> open(XmlDocument summary) {
        return summary.length() > 0
                        && xml.read(summary.bytes()) instanceof Record record
                        && record.getHistory().getDeactivationDate() == null
                ? Optional.of(record)
                : Optional.empty();
    }

    private XmlDocument modified(Record record, Instant now) {
        Person person = record.getPerson();
        record.getHistory().setLastModifiedDate(Timestamps.modified(now));
        person.setLastModifiedDate(Timestamps.modified(now));
        record.getActivitiesSummary().setLastModifiedDate(Timestamps.modified(now));
        return xml.write(record);
    }
}
