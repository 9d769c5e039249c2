package org.orcidcaravan.database.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The form of what is copied: the same on both sides, whatever their settings are. */
final class Forms {
    private Forms() {}

    /** For this transaction. */
    static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local intervalstyle = 'postgres'");
            statement.execute("set local extra_float_digits = 1");
            statement.execute("set local bytea_output = 'hex'");
            statement.execute("set local statement_timeout = 0");
        }
    }

    /** A name as SQL wants it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
