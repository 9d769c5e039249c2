package org.orcidcaravan.routing.handover;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.OfferStore;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.SourceSettings;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceRecord;
import org.orcidcaravan.source.record.SourceTransactionStore;

/** An institution with its people, a source, and the intake of its records. */
final class Office {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final SourceName source = new SourceName("source-" + NUMBER.incrementAndGet());
    final List<Arrival> told = new ArrayList<>();
    private final RealDatabase database;

    Office(RealDatabase database) {
        this.database = database;
    }

    /** The intake, with settings of the source: {@code vanished=remove}. */
    RecordIntake intake(Map<String, String> settings) {
        SourceTransactionStore transactions = new SourceTransactionStore(database.dataSource());
        return new RecordIntake(transactions, new Runs(transactions), batches(settings));
    }

    BatchStore batches(Map<String, String> settings) {
        return batches(settings, Instant.parse("2026-11-22T12:00:00Z"));
    }

    BatchStore batches(Map<String, String> settings, Instant now) {
        return new BatchStore(
                new OfferStore(SampleKeeping.with(Preference.AUTOMATIC)),
                policies(settings),
                new NeighbourStore(),
                InstantSource.fixed(now));
    }

    Policies policies(Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>();
        settings.forEach((key, value) -> all.put("caravan.source." + source.text() + "." + key, value));
        SourceSettings mapped = new SmallRyeConfigBuilder()
                .withMapping(SourceSettings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(SourceSettings.class);
        return new Policies(mapped);
    }

    Run take(RecordIntake intake, boolean whole, SourceRecord... records) {
        return take(intake, whole, present(records));
    }

    Run take(RecordIntake intake, boolean whole, Iterator<Entry> entries) {
        told.clear();
        return intake.take(source, "csv", whole, entries, told::add);
    }

    static Iterator<Entry> present(SourceRecord... records) {
        List<Entry> entries = new ArrayList<>();
        for (SourceRecord record : records) {
            entries.add(new Entry.Present(entries.size() + 1, record));
        }
        return entries.iterator();
    }

    long person(String columns) throws SQLException {
        return Long.parseLong(
                database.query("insert into person (person_id, given_name, family_name, email, orcid) values ("
                        + columns + ") returning id"));
    }

    static SourceRecord record(String key, String title, Author... authors) {
        return record(key, title, Ownership.UNSAID, authors);
    }

    static SourceRecord record(String key, String title, Ownership owners, Author... authors) {
        return new SourceRecord(
                key, null, work(title, 2024), List.of(authors), owners, Circumstances.UNSAID, Map.of("title", title));
    }

    static SourceRecord in(String key, int year, Set<String> collections) {
        return new SourceRecord(
                key,
                null,
                work("Title of " + key, year),
                List.of(),
                new Ownership(List.of(), List.of("anna")),
                new Circumstances(collections, "Published", null, null),
                Map.of());
    }

    static Work work(String title, int year) {
        return new Work(
                title,
                null,
                null,
                "journal-article",
                new FuzzyDate(year, null, null),
                List.of(ExternalId.self("doi", "10.5555/" + title.replace(' ', '-'))),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** The tasks about the source's works: {@code w1 anna create queued}. */
    String tasks() throws SQLException {
        return database.query("""
                select coalesce(string_agg(i.source_id || ' ' || p.person_id || ' ' || t.operation || ' ' || t.state, '; '
                                           order by i.source_id, p.person_id, t.operation), '')
                from task t join item i on i.id = t.item join person p on p.id = i.person where i.source = '%s'
                """.formatted(source.text()));
    }

    /** As if ORCID had taken what was queued. */
    void sent() throws SQLException {
        database.execute("""
                update item set put_code = id, sent_hash = content_hash where source = '%s' and put_code is null
                    and exists (select from task t where t.item = item.id and t.state = 'queued');
                update task set state = 'sent' where state = 'queued' and item in (select id from item where source = '%s')
                """.formatted(source.text(), source.text()));
    }
}
