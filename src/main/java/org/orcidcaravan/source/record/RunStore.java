package org.orcidcaravan.source.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements about runs: all in the transaction of whoever calls. */
public final class RunStore {
    private static final String SELECT = """
            select id, source, kind, whole, began_at, ended_at, outcome, problem, entries, added, changed, same, vanished,
                   refused, kept_back, nobodys, offered, withdrawn, would_vanish
            from source_run
            """;
    private static final String ONE = SELECT + "where id = ? for update";
    private static final String NEWEST = SELECT + "where source = ? and id < ? order by id desc limit ?";
    private static final String LAST = """
            select distinct on (source) id, source, kind, whole, began_at, ended_at, outcome, problem, entries, added, changed,
                   same, vanished, refused, kept_back, nobodys, offered, withdrawn, would_vanish
            from source_run order by source, id desc
            """;
    private static final String SUPERSEDE = """
            update source_run set ended_at = now(), outcome = 'cut-short',
                problem = 'It ended without a word, or another run began before its end.'
            where source = ? and ended_at is null
            """;
    private static final String BEGIN = "insert into source_run (source, kind, whole) values (?, ?, ?) returning id";
    private static final String ADD = """
            update source_run
            set entries = entries + ?, added = added + ?, changed = changed + ?, same = same + ?, vanished = vanished + ?,
                refused = refused + ?, kept_back = kept_back + ?, nobodys = nobodys + ?, offered = offered + ?,
                withdrawn = withdrawn + ?, seen_at = now()
            where id = ?
            """;
    private static final String END = """
            update source_run set ended_at = now(), outcome = ?, problem = ?, would_vanish = ?
            where id = ? and (ended_at is null or outcome = 'held')
            """;
    private static final String REFUSE =
            "insert into source_refusal (run, place, source_id, reason) values (?, ?, ?, ?) on conflict do nothing";
    /** The first ones of a run show what is wrong; a file of a million bad rows must not fill the database. */
    private static final int MOST_REFUSALS = 10_000;

    private RunStore() {}

    static long begin(Connection connection, String source, String kind, boolean whole) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setString(1, source);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, source);
            statement.setString(2, kind);
            statement.setBoolean(3, whole);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The run, locked until the transaction ends. */
    public static Optional<Run> lock(Connection connection, long run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, run);
            return runs(statement).stream().findFirst();
        }
    }

    /** Adds what a batch brought. */
    public static void add(Connection connection, long run, Tally tally) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            long[] numbers = {
                tally.entries(), tally.added(), tally.changed(), tally.same(), tally.vanished(),
                tally.refused(), tally.keptBack(), tally.nobodys(), tally.offered(), tally.withdrawn()
            };
            for (int i = 0; i < numbers.length; i++) {
                statement.setLong(i + 1, numbers[i]);
            }
            statement.setLong(numbers.length + 1, run);
            statement.executeUpdate();
        }
    }

    /** Keeps aside what could not be taken; of very many the first. */
    public static void refuse(Connection connection, Run run, List<Refusal> refusals) throws SQLException {
        long room = MOST_REFUSALS - run.tally().refused();
        if (refusals.isEmpty() || room <= 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REFUSE)) {
            for (Refusal refusal : refusals.subList(0, (int) Math.min(refusals.size(), room))) {
                statement.setLong(1, run.id());
                statement.setLong(2, refusal.place());
                statement.setString(3, refusal.sourceId());
                statement.setString(4, refusal.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Ends it; a held one ends when an operator has answered. */
    public static boolean end(
            Connection connection, long run, Run.Outcome outcome, @Nullable String problem, @Nullable Long wouldVanish)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, outcome.text());
            statement.setString(2, problem);
            statement.setObject(3, wouldVanish, java.sql.Types.BIGINT);
            statement.setLong(4, run);
            return statement.executeUpdate() == 1;
        }
    }

    static List<Run> newest(Connection connection, String source, long before, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, source);
            statement.setLong(2, before);
            statement.setInt(3, most);
            return runs(statement);
        }
    }

    static List<Run> lastOfEach(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            return runs(statement);
        }
    }

    private static List<Run> runs(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Run> found = new ArrayList<>();
            while (row.next()) {
                found.add(run(row));
            }
            return found;
        }
    }

    private static Run run(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String outcome = row.getString("outcome");
        return new Run(
                row.getLong("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getBoolean("whole"),
                row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                outcome == null ? null : Run.Outcome.named(outcome),
                row.getString("problem"),
                new Tally(
                        row.getLong("entries"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("same"),
                        row.getLong("vanished"),
                        row.getLong("refused"),
                        row.getLong("kept_back"),
                        row.getLong("nobodys"),
                        row.getLong("offered"),
                        row.getLong("withdrawn")),
                row.getObject("would_vanish", Long.class));
    }
}
