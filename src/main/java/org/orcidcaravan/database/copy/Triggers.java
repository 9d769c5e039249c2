package org.orcidcaravan.database.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The triggers of our own, switched off while rows are copied: what they would do was done when the rows were written first.
 * PostgreSQL's own, of foreign keys, stay on. The owner of the tables may do this; nobody has to be superuser.
 */
final class Triggers {
    private static final String OURS = """
            select c.relname, t.tgname, t.tgenabled::text
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'
            order by c.relname, t.tgname
            """;

    private final Connection connection;
    private final List<Trigger> off = new ArrayList<>();

    private Triggers(Connection connection) {
        this.connection = connection;
    }

    private record Trigger(String table, String name, String mode) {
        String change(String verb) {
            return "alter table " + Forms.quoted(table) + " " + verb + " trigger " + Forms.quoted(name);
        }

        String back() {
            return switch (mode) {
                case "A" -> change("enable always");
                case "R" -> change("enable replica");
                default -> change("enable");
            };
        }
    }

    static Triggers switchOff(Connection connection) throws SQLException {
        Triggers triggers = new Triggers(connection);
        try (PreparedStatement statement = connection.prepareStatement(OURS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                triggers.off.add(new Trigger(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        for (Trigger trigger : triggers.off) {
            triggers.run(trigger.change("disable"));
        }
        return triggers;
    }

    /** Each as it was. */
    void switchOn() throws SQLException {
        for (Trigger trigger : off) {
            run(trigger.back());
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
