package org.orcidcaravan.database;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real PostgreSQL for tests without Quarkus: one server for the whole run, and for each test class a database of
 * its own with all migrations, so that classes cannot disturb each other. Register it as a static field:
 * {@code @RegisterExtension static final RealDatabase DATABASE = new RealDatabase();}
 */
public final class RealDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace SHARED = Namespace.create(RealDatabase.class);
    private static final String TEMPLATE = "migrated";

    private @Nullable Shared server;
    private @Nullable String name;
    private @Nullable AgroalDataSource pool;

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        Shared shared =
                context.getRoot().getStore(SHARED).getOrComputeIfAbsent("server", key -> Shared.start(), Shared.class);
        String fresh = "test_" + shared.made.incrementAndGet();
        shared.execute("create database " + fresh + " template " + TEMPLATE);
        server = shared;
        name = fresh;
        pool = Pooled.of(shared.source(fresh));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (server != null && name != null && pool != null) {
            pool.close();
            server.execute("drop database " + name + " with (force)");
        }
    }

    /** Connections of a pool, as the service has them: each is closed by whoever opened it. */
    public DataSource dataSource() {
        if (pool == null) {
            throw new IllegalStateException("RealDatabase is not started: register it as a static field");
        }
        return pool;
    }

    /** The same database without a pool: address, account and password. */
    public PGSimpleDataSource address() {
        if (server == null || name == null) {
            throw new IllegalStateException("RealDatabase is not started: register it as a static field");
        }
        return server.source(name);
    }

    /** A source whose every connection is refused, as when PostgreSQL is down. */
    public DataSource unreachable() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {1});
        source.setDatabaseName("nowhere");
        return source;
    }

    /** Ends all connections, for what wants nobody else there. */
    public void leaveAlone() throws SQLException {
        try (Connection connection = address().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    /** A row in {@code mirror}; gives its number. Tests that use one each need no clearing up. */
    public int newMirror() throws SQLException {
        return Integer.parseInt(
                query("insert into mirror (uuid, path) values ('" + UUID.randomUUID() + "', '/nowhere') returning id"));
    }

    /** Runs one statement. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text; {@code "null"} for null. */
    public String query(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException("No row: " + sql);
            }
            return String.valueOf(row.getString(1));
        }
    }

    /** The server, closed with the last test of the run. */
    private record Shared(Path folder, EmbeddedDatabase database, AtomicInteger made) implements AutoCloseable {
        static Shared start() {
            try {
                Path folder = PreparedFolder.layOut(Files.createTempDirectory("real-database"));
                Shared shared = new Shared(folder, EmbeddedDatabase.open(folder, line -> {}), new AtomicInteger());
                shared.migrate();
                return shared;
            } catch (IOException e) {
                throw new UncheckedIOException("Failed to lay out the tests' database", e);
            }
        }

        private void migrate() throws IOException {
            try {
                execute("create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(source(TEMPLATE))
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
            } catch (SQLException | RuntimeException e) {
                close();
                throw new IllegalStateException("Failed to migrate the tests' database", e);
            }
        }

        PGSimpleDataSource source(String name) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {database.port()});
            source.setDatabaseName(name);
            source.setUser(database.username());
            source.setPassword(database.password());
            return source;
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = source("postgres").getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws IOException {
            database.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
