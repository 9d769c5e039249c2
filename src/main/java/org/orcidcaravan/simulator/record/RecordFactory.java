package org.orcidcaravan.simulator.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.orcid.ns.error.Error;
import org.orcid.ns.history.Claimed;
import org.orcid.ns.history.CreationMethod;
import org.orcid.ns.history.DeactivationDate;
import org.orcid.ns.history.History;
import org.orcid.ns.history.SubmissionDate;
import org.orcid.ns.preferences.Preferences;
import org.orcid.ns.record.Record;
import org.orcidcaravan.orcid.OrcidId;

/** Makes whole records: summary and activities, valid against ORCID's 3.0 schemas. Safe for many threads. */
public final class RecordFactory {
    /** Put-codes of one record start here, times its index: no two records share one. */
    private static final long PUT_CODES = 10_000L;

    private static final Instant EMPTIED_BEFORE = Instant.parse("2024-02-27T00:00:00Z");
    private static final ActivityKind[] KINDS = ActivityKind.values();

    private final RecordXml xml;

    public RecordFactory() {
        this(new RecordXml());
    }

    RecordFactory(RecordXml xml) {
        this.xml = xml;
    }

    /**
     * The record with this index, as of {@code modified}; equal arguments and equal random sources give equal bytes.
     */
    public SyntheticRecord make(int index, RandomGenerator random, SyntheticRecord.Times times) {
        OrcidId id = SyntheticIds.at(index);
        RecordState state = RecordState.at(index);
        return switch (state) {
            case UNCLAIMED -> new SyntheticRecord(id, state, XmlDocument.NONE, Collections.emptySortedMap(), times);
            case DEPRECATED, LOCKED, DEACTIVATED -> closed(id, state, SyntheticIds.at(index + 1), times);
            case EMPTIED -> emptied(index, random, times.created());
            case OPEN -> open(index, random, times);
        };
    }

    /** The error document that takes the place of a record; {@code primary} matters to a deprecated one only. */
    public SyntheticRecord closed(OrcidId id, RecordState state, OrcidId primary, SyntheticRecord.Times times) {
        Error error = switch (state) {
            case DEPRECATED -> ErrorDocuments.deprecated(id, primary);
            case LOCKED -> ErrorDocuments.locked(id);
            case DEACTIVATED -> ErrorDocuments.deactivated(id);
            case OPEN, EMPTIED, UNCLAIMED ->
                throw new IllegalArgumentException(state + " records have no error document");
        };
        return new SyntheticRecord(id, state, xml.write(error), Collections.emptySortedMap(), times);
    }

    private SyntheticRecord open(int index, RandomGenerator random, SyntheticRecord.Times times) {
        RecordShape shape = RecordShape.at(index);
        Subject subject =
                new Subject(SyntheticIds.at(index), random, times.created(), times.modified(), index * PUT_CODES);
        Record record = skeleton(subject);
        record.setPerson(People.make(subject, shape.detail()));
        SortedMap<String, XmlDocument> activities = new TreeMap<>();
        for (int i = 0; i < shape.activities(); i++) {
            Activity activity = Activities.make(kind(i, index, shape, random), subject);
            activity.listing().accept(record.getActivitiesSummary());
            activities.put(activity.kind().key(subject.id(), activity.putCode()), xml.write(activity.full()));
        }
        if (shape.activities() > 0) {
            record.getActivitiesSummary().setLastModifiedDate(Timestamps.modified(times.modified()));
        }
        return new SyntheticRecord(subject.id(), RecordState.OPEN, xml.write(record), activities, times);
    }

    /** Rich records have each kind at least once; the rest is works, mostly. */
    private static ActivityKind kind(int place, int index, RecordShape shape, RandomGenerator random) {
        if (place < KINDS.length && (shape.activities() > 2 * KINDS.length || random.nextInt(3) == 0)) {
            return KINDS[(place + index) % KINDS.length];
        }
        return random.nextInt(5) == 0 ? KINDS[random.nextInt(KINDS.length)] : ActivityKind.WORK;
    }

    private SyntheticRecord emptied(int index, RandomGenerator random, Instant created) {
        Instant closed =
                created.isBefore(EMPTIED_BEFORE) ? created : EMPTIED_BEFORE.minus(Duration.ofDays(1 + index % 300));
        SyntheticRecord.Times times = new SyntheticRecord.Times(closed.minus(Duration.ofDays(90)), closed);
        Subject subject = new Subject(SyntheticIds.at(index), random, times.created(), closed, index * PUT_CODES);
        DeactivationDate date = new DeactivationDate();
        date.setValue(Timestamps.of(closed));
        Record record = skeleton(subject);
        record.getHistory().setDeactivationDate(date);
        record.setPerson(People.named(subject, "Given Names Deactivated", "Family Name Deactivated"));
        return new SyntheticRecord(
                subject.id(), RecordState.EMPTIED, xml.write(record), Collections.emptySortedMap(), times);
    }

    private static Record skeleton(Subject subject) {
        Preferences preferences = new Preferences();
        preferences.setLocale(Locale.ENGLISH.getLanguage());
        SubmissionDate submitted = new SubmissionDate();
        submitted.setValue(Timestamps.of(subject.created()));
        Claimed claimed = new Claimed();
        claimed.setValue(true);
        boolean verified = subject.random().nextInt(10) > 0;
        History history = new History();
        history.setCreationMethod(
                subject.random().nextBoolean() ? CreationMethod.DIRECT : CreationMethod.MEMBER_REFERRED);
        history.setSubmissionDate(submitted);
        history.setLastModifiedDate(Timestamps.modified(subject.modified()));
        history.setClaimed(claimed);
        history.setVerifiedEmail(verified);
        history.setVerifiedPrimaryEmail(verified);
        Record record = new Record();
        record.setPath("/" + subject.id());
        record.setOrcidIdentifier(Sources.identifier(subject.id()));
        record.setPreferences(preferences);
        record.setHistory(history);
        record.setActivitiesSummary(Activities.empty(subject.id()));
        return record;
    }
}
