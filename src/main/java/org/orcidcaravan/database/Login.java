package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The way into the server: where it listens and the role's password. */
record Login(int port, String password) {
    private static final String DATABASE = "caravan";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String WRONG_PASSWORD = "28P01";

    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Logs in, checks that the server's files are these, and makes the database when a crash came before that. */
    void check(Path cluster) {
        try (var connection = connectOrCreate()) {
            var files = filesOf(connection);
            if (!Files.isSameFile(Path.of(files), cluster)) {
                throw new DatabaseUnavailable(
                        "Failed to attach to the embedded database: port %d serves %s, not %s. Stop that server, or remove a stale %s."
                                .formatted(port, files, cluster, Postmaster.file(cluster)));
            }
        } catch (SQLException | IOException e) {
            var advice = e instanceof SQLException refused && WRONG_PASSWORD.equals(refused.getSQLState())
                    ? "Restore the postgres.password that belongs to it"
                    : "Look into postgres.log beside it, stop the processes that use it, and start again";
            throw new DatabaseUnavailable(
                    "Failed to log in to the embedded database %s on port %d: %s. %s."
                            .formatted(cluster, port, e.getMessage(), advice),
                    e);
        }
    }

    private Connection connectOrCreate() throws SQLException {
        try {
            return connect(DATABASE);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            try (var connection = connect("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
            return connect(DATABASE);
        }
    }

    private static String filesOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW data_directory")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.ROLE);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "caravan: opening");
        return DriverManager.getConnection(url(database), properties);
    }
}
