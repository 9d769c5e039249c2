package org.orcidcaravan.measure.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.orcidcaravan.orcid.Section;

/** The parts of records that ORCID is to be asked about, in the caller's transaction. */
final class LookStore {
    /** After so many answers that did not come, the next round asks again. */
    static final int MOST = 5;

    private static final String DOUBT = """
            insert into reconciliation_look (person, section, reason) select ?, unnest(cast(? as text[])), 'missing'
            on conflict (person, section) do nothing
            """;

    /** Where something of ours should be; at a time of its own each. */
    private static final String ASK = """
            insert into reconciliation_look (person, section, reason, due_at)
            select distinct on (i.person, i.section) i.person, i.section, 'round', now() + random() * ? * interval '1 second'
            from item i join person p on p.id = i.person and p.orcid is not null
            where exists (select from token t where t.person = p.id and t.orcid = p.orcid and t.state = 'valid')
            on conflict (person, section) do nothing
            """;

    /** Put off first, so that one that ends the program is not asked over and over. */
    private static final String TAKE = """
            update reconciliation_look l
            set attempts = l.attempts + 1, due_at = now() + interval '10 minutes' * (l.attempts + 1)
            where (l.person, l.section) in (
                select person, section from reconciliation_look where due_at <= now()
                order by due_at limit ? for update skip locked)
            returning l.person, l.section, now()
            """;

    private static final String DONE = "delete from reconciliation_look where person = ? and section = ?";

    private static final String GIVEN_UP = "delete from reconciliation_look where attempts >= ? and due_at <= now()";

    private static final String OPEN = "select count(*) from reconciliation_look";

    private LookStore() {}

    /** One that is asked now. */
    record Look(long person, Section section, Instant since) {}

    static void doubt(Connection connection, long person, Collection<Section> sections) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DOUBT)) {
            statement.setLong(1, person);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", sections.stream().map(Section::text).toArray()));
            statement.executeUpdate();
        }
    }

    static int ask(Connection connection, Duration spread) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setLong(1, spread.toSeconds());
            return statement.executeUpdate();
        }
    }

    static List<Look> take(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GIVEN_UP)) {
            statement.setInt(1, MOST);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                List<Look> looks = new ArrayList<>();
                while (row.next()) {
                    looks.add(new Look(
                            row.getLong(1),
                            Section.named(row.getString(2)).orElseThrow(),
                            row.getTimestamp(3).toInstant()));
                }
                return looks;
            }
        }
    }

    static void done(Connection connection, long person, Section section) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setLong(1, person);
            statement.setString(2, section.text());
            statement.executeUpdate();
        }
    }

    static int open(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
