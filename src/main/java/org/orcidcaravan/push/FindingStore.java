package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.UnreadableItem;

/** What is believed of a record, and what was found: in the transaction of whoever calls, who has locked the person's writer. */
final class FindingStore {
    /** Answers to writes; looks write nothing. */
    private static final String WRITES = "a.method in ('POST', 'BULK_POST', 'PUT', 'DELETE')";

    private static final String BELIEVED = """
            select i.id, i.section, i.put_code, i.content, i.label, encode(i.content_hash, 'hex') as hash,
                   i.sent_hash is not distinct from i.content_hash as settled, i.removed_at is not null as removed,
                   i.published_at is not null as published,
                   exists (select from task t where t.item = i.id
                           and (t.look or t.state in ('leased', 'unknown')
                                or t.operation = 'delete' and t.state in ('queued', 'scheduled', 'waiting'))) as busy,
                   exists (select from suppression s where s.person = i.person and s.source = i.source
                           and s.source_id = i.source_id)
                   or coalesce((select t.state = 'suppressed' or t.operation = 'delete' from task t where t.item = i.id
                                order by t.changed_at desc, t.id desc limit 1), false) as withdrawn,
                   greatest(i.removed_at, (
                       select max(a.began_at + a.took_ms * interval '1 millisecond')
                       from attempt a join task t on t.id = a.task where t.item = i.id and %s)) as touched_at
            from item i where i.person = ? order by i.id
            """.formatted(WRITES);

    private static final String WHOSE = """
            select p.orcid, w.lease_until is not null as leased, w.pause_reason
            from person p join writer w on w.person = p.id where p.id = ?
            """;

    private static final String WELL_AT = """
            select max(a.began_at) from attempt a join task t on t.id = a.task
            where t.person = ? and a.http_status between 200 and 299
            """;

    private static final String KEEP = """
            insert into reconciliation_finding (run, person, item, kind, section, put_code, found, label, message, digest)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (person, digest) do update
            set run = case when ? then excluded.run else reconciliation_finding.run end,
                at = case when ? then now() else reconciliation_finding.at end
            returning xmax = 0 as fresh
            """;

    private static final String PUBLISHED =
            "update item set published_at = now() where id = any (?) and published_at is null";

    private static final String REMOVE = """
            update item set removed_at = now(), put_code = null, sent_hash = null, published_at = null where id = ?
            """;

    private static final String REMOVE_TASKS = """
            update task
            set state = 'removed', verdict = 'GONE', message = ?, error_code = null, http_status = null, changed_at = now()
            where item = ? and operation <> 'delete' and state in ('sent', 'unchanged')
            """;

    /** What ORCID has there is not known. */
    private static final String TAKE_OVER = "update item set put_code = ?, sent_hash = null where id = ?";

    private static final String FORGET = "update item set sent_hash = null where id = ?";

    /**
     * What is about to be sent, and what was given up, goes on as it is: it meets the put-code. What its
     * source withdrew is not sent.
     */
    private static final String SEND = """
            insert into task (item, person, section, operation, state, verdict, message)
            select i.id, i.person, i.section, 'update', case when w.pause_reason is null then 'queued' else 'waiting' end,
                   ?, ?
            from item i join writer w on w.person = i.person
            where i.id = ? and not exists (select from task t where t.item = i.id and t.operation = 'create'
                                           and t.state in ('queued', 'scheduled', 'waiting', 'held', 'dead'))
              and not exists (select from task t where t.item = i.id and t.state = 'suppressed'
                              and t.changed_at = (select max(o.changed_at) from task o where o.item = i.id))
            on conflict (item, operation) do update
            set state = excluded.state, attempts = 0, crashes = 0, available_at = now(), changed_at = now(),
                verdict = excluded.verdict, message = excluded.message, error_code = null, http_status = null
            where task.state in ('sent', 'unchanged', 'removed')
            """;

    private static final String HISTORY = """
            insert into attempt (task, began_at, took_ms, method, verdict, put_code, message, correlation)
            select id, now(), 0, ?, ?, ?, ?, ? from task where item = ? order by changed_at desc, id desc limit 1
            """;

    private FindingStore() {}

    /** As the person stands now. */
    record Whose(
            @Nullable OrcidId orcid,
            boolean leased,
            @Nullable String paused) {}

    static Optional<Whose> whose(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHOSE)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String orcid = row.getString(1);
                return Optional.of(new Whose(
                        orcid == null ? null : OrcidId.parse(orcid).orElseThrow(),
                        row.getBoolean(2),
                        row.getString(3)));
            }
        }
    }

    static List<Believed> believed(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BELIEVED)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                List<Believed> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Believed(
                            row.getLong("id"),
                            row.getObject("put_code", Long.class),
                            content(row),
                            row.getString("label"),
                            row.getString("hash"),
                            row.getBoolean("settled"),
                            row.getBoolean("busy"),
                            row.getBoolean("removed"),
                            row.getBoolean("withdrawn"),
                            row.getBoolean("published"),
                            instant(row.getTimestamp("touched_at"))));
                }
                return all;
            }
        }
    }

    private static @Nullable Item content(ResultSet row) throws SQLException {
        try {
            return CanonicalItem.read(Section.named(row.getString("section")).orElseThrow(), row.getString("content"));
        } catch (UnreadableItem e) {
            // Whoever sends it makes a dead letter of it, which says why.
            return null;
        }
    }

    /** When ORCID last did what we asked for the person; null: never, as far as we remember. */
    static @Nullable Instant wellAt(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WELL_AT)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return instant(row.getTimestamp(1));
            }
        }
    }

    /** Keeps a finding; whether it was not known before. One that changes something counts each time. */
    static boolean keep(Connection connection, long run, long person, Finding finding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            Section section = finding.section();
            statement.setLong(1, run);
            statement.setLong(2, person);
            statement.setObject(3, finding.item(), Types.BIGINT);
            statement.setString(4, finding.kind().text());
            statement.setString(5, section == null ? null : section.text());
            statement.setObject(6, finding.putCode(), Types.BIGINT);
            statement.setObject(7, finding.found(), Types.BIGINT);
            statement.setString(8, finding.label());
            statement.setString(9, finding.message());
            statement.setBytes(10, digest(finding));
            statement.setBoolean(11, finding.kind().changes());
            statement.setBoolean(12, finding.kind().changes());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static byte[] digest(Finding finding) {
        String text = String.join(
                "\n",
                finding.kind().text(),
                String.valueOf(finding.section()),
                String.valueOf(finding.item()),
                String.valueOf(finding.putCode()),
                String.valueOf(finding.found()),
                finding.state());
        return CanonicalItem.hash(text);
    }

    static void published(Connection connection, Collection<Long> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
            statement.setArray(1, connection.createArrayOf("bigint", items.toArray()));
            statement.executeUpdate();
        }
    }

    static void remove(Connection connection, long item, String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, item);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_TASKS)) {
            statement.setString(1, message);
            statement.setLong(2, item);
            statement.executeUpdate();
        }
    }

    /** Under this put-code from now on; what stands there is replaced. */
    static void takeOver(Connection connection, long item, long putCode, Finding finding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OVER)) {
            statement.setLong(1, putCode);
            statement.setLong(2, item);
            statement.executeUpdate();
        }
        send(connection, item, finding);
    }

    /** What ORCID has of it is not what we sent. */
    static void forget(Connection connection, long item) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setLong(1, item);
            statement.executeUpdate();
        }
    }

    static void send(Connection connection, long item, Finding finding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEND)) {
            statement.setString(1, finding.kind().name());
            statement.setString(2, finding.message());
            statement.setLong(3, item);
            statement.executeUpdate();
        }
    }

    /** For the history of the item's newest task. */
    static void history(Connection connection, long item, Finding finding, Evidence.Via via, long run)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HISTORY)) {
            statement.setString(1, via.method());
            statement.setString(
                    2,
                    finding.kind() == Finding.Kind.REMOVED
                            ? "GONE"
                            : finding.kind().name());
            statement.setObject(3, finding.found(), Types.BIGINT);
            statement.setString(4, finding.message());
            statement.setString(5, "reconciliation-" + run);
            statement.setLong(6, item);
            statement.executeUpdate();
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
