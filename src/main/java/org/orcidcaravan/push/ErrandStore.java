package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/** What a claim has leased, and the lease itself. */
@ApplicationScoped
class ErrandStore {
    /** From now on a worker has it: the lease begins anew, and if it ends without a word, that counts as a crash. */
    private static final String LEASED = """
            with opened as (
                update writer set begun_at = '-infinity', lease_until = now() + cast(? as interval)
                where person = ? and fencing = ? and lease_until > now() returning person)
            select t.id, t.item, t.operation, t.section, t.attempts, t.look,
                   coalesce(extract(epoch from now() - t.troubled_since), 0) as troubled_for, i.source_id, i.content,
                   encode(i.content_hash, 'hex') as content_hash, encode(i.sent_hash, 'hex') as sent_hash, i.put_code, i.removed_at is not null as removed, i.barred,
                   case when t.attempts > 1 or t.look then (
                       select encode(a.request_hash, 'hex') from attempt a
                       where a.task = t.id and a.method in ('POST', 'BULK_POST') order by a.id desc limit 1) end as tried
            from task t join item i on i.id = t.item join opened on opened.person = t.person
            where t.fencing = ? and t.state = 'leased'
            order by t.available_at, t.id
            """;

    /** The lease goes on from now, and from now a request may have reached ORCID. */
    private static final String BEGIN = """
            update writer set begun_at = now(), lease_until = now() + cast(? as interval)
            where person = ? and fencing = ? and lease_until > now()
            """;

    private static final String HOLDS = "select 1 from writer where person = ? and fencing = ? and lease_until > now()";

    private final DataSource database;

    ErrandStore(DataSource database) {
        this.database = database;
    }

    /** A leased task before its content is read. */
    record Row(
            long id,
            long item,
            Operation operation,
            Section section,
            int attempts,
            Duration troubledFor,
            boolean look,
            String sourceId,
            String content,
            String contentHash,
            @Nullable String sentHash,
            @Nullable Long putCode,
            boolean removed,
            @Nullable String triedHash,
            @Nullable String barred) {}

    /** None when the lease has ended meanwhile. */
    List<Row> open(long person, long fencing, String lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEASED)) {
            statement.setString(1, lease);
            statement.setLong(2, person);
            statement.setLong(3, fencing);
            statement.setLong(4, fencing);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read what is to be sent for person " + person, e);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        String section = row.getString("section");
        return new Row(
                row.getLong("id"),
                row.getLong("item"),
                Operation.named(row.getString("operation")),
                Section.named(section).orElseThrow(() -> new IllegalStateException("No section " + section)),
                row.getInt("attempts"),
                Duration.ofSeconds(row.getLong("troubled_for")),
                row.getBoolean("look"),
                row.getString("source_id"),
                row.getString("content"),
                row.getString("content_hash"),
                row.getString("sent_hash"),
                row.getObject("put_code", Long.class),
                row.getBoolean("removed"),
                row.getString("tried"),
                row.getString("barred"));
    }

    /** Whether the lease still holds; if so, it is longer from now on. */
    boolean begin(long person, long fencing, String lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, lease);
            statement.setLong(2, person);
            statement.setLong(3, fencing);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to note that a request begins for person " + person, e);
        }
    }

    /** Whether the lease still holds. */
    boolean holds(long person, long fencing) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDS)) {
            statement.setLong(1, person);
            statement.setLong(2, fencing);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to see whether the lease of person " + person + " holds", e);
        }
    }
}
