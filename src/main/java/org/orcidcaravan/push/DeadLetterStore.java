package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/** What is on the dead-letter list, and the history of what is or was. */
@ApplicationScoped
class DeadLetterStore {
    private static final String COLUMNS = """
            select t.id, t.version, t.state, t.person, p.person_id, p.orcid, i.source, i.source_id, t.section, t.operation,
                   i.label, t.verdict, t.error_code, t.http_status, t.message, t.attempts, t.created_at, t.changed_at
            from task t join item i on i.id = t.item join person p on p.id = t.person
            """;

    /** What a filter asks, as one row; its seven values come first. */
    static final String ASKED = """
            with asked (person, source, section, verdict, error_code, since, words) as (
                select cast(? as text), cast(? as text), cast(? as text), lower(cast(? as text)), cast(? as integer),
                       cast(? as timestamptz), lower(cast(? as text)))
            """;

    static final String FITS = """
            cross join asked a
            where t.state = 'dead'
              and (a.person is null or a.person in (p.person_id, p.orcid))
              and (a.source is null or a.source = i.source)
              and (a.section is null or a.section = t.section)
              and (a.verdict is null or a.verdict = lower(t.verdict))
              and (a.error_code is null or a.error_code = t.error_code)
              and (a.since is null or a.since <= t.changed_at)
              and (a.words is null or position(a.words in lower(i.label)) > 0
                   or position(a.words in lower(i.source_id)) > 0)
            """;
    private static final String LIST = ASKED + COLUMNS + FITS + """
              and (cast(? as timestamptz) is null or (t.changed_at, t.id) < (cast(? as timestamptz), ?))
            order by t.changed_at desc, t.id desc limit ?
            """;
    private static final String COUNT =
            ASKED + "select count(*) from task t join item i on i.id = t.item join person p on p.id = t.person " + FITS;
    private static final String NEXT = ASKED
            + "select t.id, t.version, t.person from task t join item i on i.id = t.item"
            + " join person p on p.id = t.person "
            + FITS
            + " and t.id > ? order by t.id limit ?";
    private static final String ONE = COLUMNS + "where t.id = ?";
    private static final String ATTEMPTS = """
            select began_at, took_ms, method, verdict, http_status, error_code, put_code, message, correlation
            from attempt where task = ? order by id
            """;

    private final DataSource database;

    DeadLetterStore(DataSource database) {
        this.database = database;
    }

    /** A dead letter as an act sees it. */
    record Seen(long id, int version, long person) {}

    List<DeadLetter> list(DeadLetterFilter filter, DeadLetter.@Nullable Place after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            ask(statement, filter);
            Timestamp at = after == null ? null : Timestamp.from(after.at());
            statement.setTimestamp(8, at);
            statement.setTimestamp(9, at);
            statement.setLong(10, after == null ? 0 : after.id());
            statement.setInt(11, limit);
            return letters(statement);
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to list dead letters", e);
        }
    }

    long count(DeadLetterFilter filter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            ask(statement, filter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to count dead letters", e);
        }
    }

    /** The next that fit, by id. */
    static List<Seen> next(Connection connection, DeadLetterFilter filter, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            ask(statement, filter);
            statement.setLong(8, after);
            statement.setInt(9, limit);
            List<Seen> seen = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen.add(new Seen(row.getLong(1), row.getInt(2), row.getLong(3)));
                }
            }
            return seen;
        }
    }

    Optional<DeadLetter> find(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, id);
            return letters(statement).stream().findFirst();
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read dead letter " + id, e);
        }
    }

    List<Attempt> attempts(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ATTEMPTS)) {
            statement.setLong(1, id);
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    attempts.add(attempt(row));
                }
            }
            return attempts;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read the attempts of dead letter " + id, e);
        }
    }

    static void ask(PreparedStatement statement, DeadLetterFilter filter) throws SQLException {
        Section section = filter.section();
        statement.setString(1, filter.person());
        statement.setString(2, filter.source());
        statement.setString(3, section == null ? null : section.text());
        statement.setString(4, filter.verdict());
        statement.setObject(5, filter.errorCode(), Types.INTEGER);
        statement.setTimestamp(6, filter.since() == null ? null : Timestamp.from(filter.since()));
        statement.setString(7, filter.text());
    }

    private static List<DeadLetter> letters(PreparedStatement statement) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                letters.add(letter(row));
            }
        }
        return letters;
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        String section = row.getString("section");
        return new DeadLetter(
                row.getLong("id"),
                row.getInt("version"),
                TaskState.named(row.getString("state")),
                row.getLong("person"),
                row.getString("person_id"),
                row.getString("orcid"),
                row.getString("source"),
                row.getString("source_id"),
                Section.named(section).orElseThrow(() -> new IllegalStateException("No section " + section)),
                Operation.named(row.getString("operation")),
                row.getString("label"),
                row.getString("verdict"),
                row.getObject("error_code", Integer.class),
                row.getObject("http_status", Integer.class),
                row.getString("message"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getTimestamp("began_at").toInstant(),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getString("method"),
                row.getString("verdict"),
                row.getObject("http_status", Integer.class),
                row.getObject("error_code", Integer.class),
                row.getObject("put_code", Long.class),
                row.getString("message"),
                row.getString("correlation"));
    }
}
