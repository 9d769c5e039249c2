package org.orcidcaravan.push;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.push.Evidence.Via;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.Findings.Compared;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.push.document.NormalId;
import org.orcidcaravan.push.document.Seen;
import org.orcidcaravan.simulator.record.SyntheticIds;

/** A researcher with works in the record, for tests of what a look at it finds. */
abstract class FindingsCase {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    static int people;

    final QueueRows rows = new QueueRows(DATABASE);
    final Findings findings = findings(Preference.AUTOMATIC);
    final Terms terms = new Terms(7, "test:somebody", Duration.ofMinutes(5), false, true, false);
    Instant now = Instant.EPOCH;
    OrcidId orcid = SyntheticIds.at(1);
    long person;

    static Findings findings(Preference preference) {
        return SampleFindings.of(DATABASE.dataSource(), preference);
    }

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
        orcid = SyntheticIds.at(1_000 + ++people);
        DATABASE.execute("update person set orcid = '%s' where id = %d".formatted(orcid, person));
        now = Instant.parse(
                DATABASE.query("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
    }

    /** An item that was sent an hour ago and is in the record. */
    long sent(String key, long putCode) throws SQLException {
        String content = CanonicalItem.json(SampleTasks.work(key)).replace("'", "''");
        long item = rows.item(person, key);
        DATABASE.execute("""
                update item set content = '%s', content_hash = sha256('%s'), sent_hash = sha256('%s'), put_code = %d
                where id = %d""".formatted(content, content, content, putCode, item));
        long task = rows.task(item, TaskState.SENT, false);
        written(task, "1 hour");
        return item;
    }

    void written(long task, String ago) throws SQLException {
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, http_status, correlation)
                values (%d, now() - interval '%s', 50, 'POST', 'DONE', 201, 'c')""".formatted(task, ago));
    }

    static Seen seen(long putCode, String key) {
        Set<NormalId> ids = Set.of(NormalId.of("source-work-id", key));
        return new Seen(Section.WORK, putCode, true, "Title of " + key, ids, ids);
    }

    Evidence shows(Via via, Seen... seen) {
        return new Evidence(orcid, EnumSet.allOf(Section.class), List.of(seen), now, via);
    }

    Compared compare(Via via, Seen... seen) {
        return findings.compare(person, shows(via, seen), terms);
    }

    static List<Kind> kinds(Compared compared) {
        return compared.findings().stream().map(Finding::kind).toList();
    }

    String item(long item) throws SQLException {
        return DATABASE.query("""
                select concat_ws('|', coalesce(put_code::text, '-'), removed_at is not null, sent_hash is not null) from item
                where id = """ + item);
    }

    String tasks(long item) throws SQLException {
        return DATABASE.query(
                "select string_agg(operation || ' ' || state, ', ' order by operation) from task where item = " + item);
    }
}
