package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins a replay of many dead letters: all in the caller's transaction. */
final class ReplayBeginStore {
    /** Whoever comes second with a key waits for the first, and then finds its row. */
    private static final String BEGIN = """
            insert into replay (actor, request_key, asked, total, grace)
            values (?, ?, cast(? as jsonb), 0, cast(? as interval))
            on conflict (actor, request_key) do nothing returning id
            """;

    private static final String BEFORE =
            "select id, asked = cast(? as jsonb) from replay where actor = ? and request_key = ?";
    private static final String FITTING = DeadLetterStore.ASKED
            + "insert into replay_task (replay, task, version) select ?, t.id, t.version"
            + " from task t join item i on i.id = t.item join person p on p.id = t.person "
            + DeadLetterStore.FITS;
    private static final String THESE = """
            insert into replay_task (replay, task, version) select ?, id, version from task
            where id = any (cast(? as bigint[])) and state = 'dead'
            """;

    /** Those of the ids that are not on the list have been looked at with that. */
    private static final String COUNT = "update replay set total = ?, skipped = ? where id = ?";

    private ReplayBeginStore() {}

    /** The id of a replay that is begun with this; empty: the key has one already. */
    static Optional<Long> begin(Connection connection, ReplayOrder order) throws SQLException {
        Long id = add(connection, order);
        if (id == null) {
            return Optional.empty();
        }
        int found = choose(connection, id, order.which());
        int total =
                order.which() instanceof ReplayOrder.These these ? these.ids().size() : found;
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, total);
            statement.setInt(2, total - found);
            statement.setLong(3, id);
            statement.executeUpdate();
        }
        return Optional.of(id);
    }

    /** The one that has the key. */
    static long before(Connection connection, ReplayOrder order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, order.which().json().toString());
            statement.setString(2, order.actor());
            statement.setString(3, order.key());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(2)) {
                    throw new KeyTaken(row.getLong(1));
                }
                return row.getLong(1);
            }
        }
    }

    private static @Nullable Long add(Connection connection, ReplayOrder order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, order.actor());
            statement.setString(2, order.key());
            statement.setString(3, order.which().json().toString());
            statement.setString(4, order.grace().toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static int choose(Connection connection, long replay, ReplayOrder.Which which) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(which instanceof ReplayOrder.Fitting ? FITTING : THESE)) {
            switch (which) {
                case ReplayOrder.Fitting(DeadLetterFilter filter) -> {
                    DeadLetterStore.ask(statement, filter);
                    statement.setLong(8, replay);
                }
                case ReplayOrder.These these -> {
                    statement.setLong(1, replay);
                    statement.setArray(
                            2, connection.createArrayOf("bigint", these.ids().toArray()));
                }
            }
            return statement.executeUpdate();
        }
    }
}
