package org.orcidcaravan.database.copy;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Copies the state into a file, out of one, or into another PostgreSQL. */
@Unremovable
@ApplicationScoped
public class Copies {
    private static final String OTHERS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            """;

    private final DataSource database;
    private final Flyway migrations;

    Copies(DataSource database, Flyway migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    /** What was copied. */
    public record Copied(int tables, long rows, String takenAt) {
        static Copied of(String takenAt, List<Manifest.Table> tables) {
            return new Copied(
                    tables.size(),
                    tables.stream().mapToLong(Manifest.Table::rows).sum(),
                    takenAt);
        }
    }

    /**
     * Writes a backup into a new file; the service may go on meanwhile.
     *
     * @throws CopyFailed when it cannot be written
     */
    public Copied backup(Path file) {
        if (Files.exists(file)) {
            throw new CopyFailed("There is a file " + file + " already: name another, or remove it.");
        }
        try (Snapshot snapshot = Snapshot.take(database.getConnection())) {
            Manifest manifest = new BackupFile(file.toAbsolutePath()).write(snapshot);
            return Copied.of(manifest.takenAt(), manifest.tables());
        } catch (SQLException | IOException e) {
            throw CopyFailed.because("write the backup " + file, e, "See that its folder is there and has room.");
        }
    }

    /**
     * Fills the empty database from a backup.
     *
     * @throws CopyFailed when the file is none, or the database is not empty
     */
    public Copied restore(Path file) {
        Refill refill = new Refill(database, migrations);
        try (ZipFile zip = new BackupFile(file.toAbsolutePath()).open()) {
            Manifest manifest = BackupFile.manifest(zip);
            for (Manifest.Table table : manifest.tables()) {
                BackupFile.read(zip, table, text -> table.rows());
            }
            refill.checkEmpty();
            refill.fill(
                    manifest.schema(),
                    manifest.tables(),
                    (table, into) -> BackupFile.read(zip, table, into),
                    manifest::sequences);
            return Copied.of(manifest.takenAt(), manifest.tables());
        } catch (SQLException | IOException e) {
            throw CopyFailed.because(
                    "restore " + file, e, "Use another copy, or see that the database is up and has room.");
        }
    }

    /**
     * Fills another, empty database with the state as it is now. Nobody else may be at work: what they write would be lost.
     *
     * @throws CopyFailed when somebody is connected, or the other database is not empty or cannot be reached
     */
    public Copied move(String url, @Nullable String user, @Nullable String password) {
        DataSource target = target(url, user, password);
        Refill refill = new Refill(target, migrations);
        try (Snapshot snapshot = Snapshot.take(alone())) {
            refill.checkEmpty();
            List<Manifest.Table> tables = new ArrayList<>();
            for (Catalogue.Stored table : snapshot.tables()) {
                tables.add(new Manifest.Table(table.name(), table.columns(), -1, ""));
            }
            List<Manifest.Table> moved = new ArrayList<>();
            refill.fill(
                    snapshot.schema(),
                    tables,
                    (table, into) -> {
                        long rows = snapshot.hand(table.stored(), into);
                        moved.add(new Manifest.Table(table.name(), table.columns(), rows, ""));
                        return rows;
                    },
                    snapshot::sequences);
            return Copied.of(snapshot.takenAt(), moved);
        } catch (SQLException | IOException e) {
            throw CopyFailed.because(
                    "move the database to " + shown(url),
                    e,
                    "See that both databases are up and have room, then try again.");
        }
    }

    private Connection alone() throws SQLException {
        Connection connection = database.getConnection();
        long others;
        try (PreparedStatement statement = connection.prepareStatement(OTHERS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            others = row.getLong(1);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        if (others > 0) {
            connection.close();
            throw new CopyFailed(
                    "Somebody else is connected to the database (" + others
                            + (others == 1 ? " connection" : " connections")
                            + "), and what they write now would be lost. Stop the service, and whatever else uses it, then try again.");
        }
        return connection;
    }

    private static DataSource target(String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource target = new PGSimpleDataSource();
        try {
            target.setURL(url);
        } catch (IllegalArgumentException e) {
            throw new CopyFailed(
                    "The address " + shown(url)
                            + " is none of a PostgreSQL. It has the form jdbc:postgresql://HOST:PORT/DATABASE.",
                    e);
        }
        if (user != null) {
            target.setUser(user);
        }
        if (password != null) {
            target.setPassword(password);
        }
        return target;
    }

    /** Without what may be a password in it. */
    private static String shown(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
