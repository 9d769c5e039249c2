package org.orcidcaravan.database.copy;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/** Fills an empty database with a copy: all of it in one transaction, or nothing. */
final class Refill {
    private final DataSource target;
    private final Flyway migrations;

    /** Migrations are those of this program; only their table is made in {@code target}. */
    Refill(DataSource target, Flyway migrations) {
        this.target = target;
        this.migrations = migrations;
    }

    /** Where the rows of a table come from. */
    interface Source {
        /** Gives all rows to {@code into}, and tells how many there were. */
        long rows(Manifest.Table table, Sink into) throws SQLException, IOException;
    }

    /** Takes the text of a table. */
    interface Sink {
        long take(InputStream text) throws SQLException, IOException;
    }

    void checkEmpty() throws SQLException {
        try (Connection connection = target.getConnection()) {
            if (!Catalogue.isEmpty(connection)) {
                throw new CopyFailed(
                        "The database to be filled is not empty, so nothing was changed. Name another data folder"
                                + " (caravan.data.dir) or another database, in which no Caravan has been started yet.");
            }
        }
    }

    /**
     * Makes the tables as they were, fills them, and migrates them to what this program wants.
     *
     * @param schema the number of the newest migration that they had
     * @param sequences asked for when all rows are there
     */
    void fill(String schema, List<Manifest.Table> expected, Source source, Sequences sequences)
            throws SQLException, IOException {
        checkKnown(schema);
        Flyway then = flyway(schema);
        try {
            then.migrate();
            rows(expected, source, sequences);
            flyway("latest").migrate();
        } catch (SQLException | IOException | RuntimeException e) {
            // It was empty, so all that is there is ours.
            then.clean();
            throw e;
        }
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    private void rows(List<Manifest.Table> expected, Source source, Sequences sequences)
            throws SQLException, IOException {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Forms.settle(connection);
                fill(connection, expected, source);
                set(connection, sequences.now());
                connection.commit();
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Flyway flyway(String version) {
        return Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(target)
                .cleanDisabled(false)
                .target(version)
                .load();
    }

    /** Where the numbering goes on. */
    interface Sequences {
        List<Manifest.Sequence> now();
    }

    /** Nothing is made for a copy that this program does not understand. */
    private void checkKnown(String schema) {
        MigrationVersion wanted = MigrationVersion.fromVersion(schema);
        if (Arrays.stream(flyway("latest").info().all()).noneMatch(each -> wanted.equals(each.getVersion()))) {
            throw new CopyFailed(
                    "The copy was made by another Caravan, whose tables (version " + schema
                            + ") this one does not know, so nothing was changed. Use the Caravan that made it, or a later one.");
        }
    }

    private static void fill(Connection connection, List<Manifest.Table> expected, Source source)
            throws SQLException, IOException {
        Map<String, Catalogue.Stored> here = Catalogue.tables(connection).stream()
                .collect(Collectors.toMap(Catalogue.Stored::name, Function.identity()));
        compare(expected, here);
        Triggers triggers = Triggers.switchOff(connection);
        empty(connection, here);
        for (Manifest.Table table : expected) {
            Catalogue.Stored stored = table.stored();
            long rows = source.rows(
                    table,
                    text -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(stored.copyIn(), text));
            if (table.rows() >= 0 && rows != table.rows()) {
                throw new CopyFailed("Table " + table.name() + " should have " + table.rows() + " rows, but " + rows
                        + " came, so nothing was changed. Use another copy.");
            }
        }
        triggers.switchOn();
    }

    private static void compare(List<Manifest.Table> expected, Map<String, Catalogue.Stored> here) {
        for (Manifest.Table table : expected) {
            Catalogue.Stored stored = here.get(table.name());
            if (stored == null || !Set.copyOf(stored.columns()).equals(Set.copyOf(table.columns()))) {
                throw new CopyFailed("Table " + table.name() + " has other columns here than in the copy, so nothing"
                        + " was changed. Use the Caravan that made it.");
            }
        }
        if (expected.size() != here.size()) {
            throw new CopyFailed("The copy does not hold every table, so nothing was changed. Use another copy.");
        }
    }

    /** Migrations put a few rows in, which the copy has as well. */
    private static void empty(Connection connection, Map<String, Catalogue.Stored> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "truncate " + tables.keySet().stream().map(Forms::quoted).collect(Collectors.joining(", ")));
        }
    }

    private static void set(Connection connection, List<Manifest.Sequence> sequences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
            for (Manifest.Sequence sequence : sequences) {
                statement.setString(1, Forms.quoted(sequence.name()));
                statement.setLong(2, sequence.last());
                statement.setBoolean(3, sequence.given());
                statement.execute();
            }
        }
    }
}
