package org.orcidcaravan.consent.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.consent.ConsentTrouble;

/**
 * Everything that the database holds about a person. Which tables those are, the database itself says: all that refer to a
 * person, and what refers to those. So none that comes later is forgotten. Then those that go by iDs. Bytes are left out:
 * they are encrypted tokens and digests; and the addresses that ORCID calls, which are secrets.
 */
@ApplicationScoped
public class PersonalDataStore {
    /** Who refers to whom, from the table of people on. Of several ways the shortest comes first. */
    private static final String REFERENCES = """
            with recursive way (child, child_column, parent, parent_column, steps) as (
                select c.conrelid, c.conkey[1], c.confrelid, c.confkey[1], 1
                from pg_constraint c where c.contype = 'f' and c.confrelid = 'person'::regclass
                union
                select c.conrelid, c.conkey[1], c.confrelid, c.confkey[1], w.steps + 1
                from pg_constraint c join way w on c.confrelid = w.child
                where c.contype = 'f' and w.steps < 6 and c.conrelid <> c.confrelid)
            select distinct on (w.steps, t.relname) t.relname, a.attname, p.relname, b.attname
            from way w join pg_class t on t.oid = w.child join pg_class p on p.oid = w.parent
                 join pg_attribute a on a.attrelid = w.child and a.attnum = w.child_column
                 join pg_attribute b on b.attrelid = w.parent and b.attnum = w.parent_column
            order by w.steps, t.relname, p.relname
            """;

    private static final String COLUMNS = """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped and atttypid <> 'bytea'::regtype
              and (attrelid <> 'webhook'::regclass or attname not in ('url', 'made_of'))
            """;

    /** The acts of others are in it without their names. */
    private static final String AUDIT = """
            select json_build_object('at', at, 'by', case when actor = subject then 'you' else 'the institution' end,
                                     'action', action, 'detail', detail)
            from audit where subject = ? or actor = ? order by id
            """;

    private static final int AT_ONCE = 500;

    private final DataSource database;

    public PersonalDataStore(DataSource database) {
        this.database = database;
    }

    /** Which rows of a table are a person's: a condition with one parameter, the id of their row. */
    record Part(String table, String condition) {}

    /**
     * Writes one JSON object: a member for each table, with an array of its rows.
     *
     * @param person the id of the person's row
     * @throws UncheckedIOException when the reader has gone
     */
    public void write(long person, Writer out) {
        try (Connection connection = database.getConnection()) {
            // One moment for all tables, and rows in parts.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                out.write("{");
                List<Part> parts = parts(connection);
                parts.addAll(ByOrcidStore.PARTS);
                for (Part part : parts) {
                    out.write("\"" + part.table() + "\": [");
                    String columns = text(connection, COLUMNS, part.table());
                    String sql = "select to_json(r) from (select " + columns + " from " + part.table() + " where "
                            + part.condition() + " order by 1) r";
                    rows(connection, sql, out, List.of(person));
                    out.write("],\n");
                }
                String subject = "person:" + person;
                out.write("\"audit\": [");
                rows(connection, AUDIT, out, List.of(subject, subject));
                out.write("]}\n");
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to read what is stored about person " + person, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write the export: " + e.getMessage(), e);
        }
    }

    /** The tables with rows about people, the person's own first. */
    static List<Part> parts(Connection connection) throws SQLException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("person", new Part("person", "id = ?"));
        try (PreparedStatement statement = connection.prepareStatement(REFERENCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String table = row.getString(1);
                Part parent = parts.get(row.getString(3));
                if (parent != null && !parts.containsKey(table)) {
                    String column = row.getString(2);
                    String condition = parent.table().equals("person")
                            ? column + " = ?"
                            : column + " in (select " + row.getString(4) + " from " + parent.table() + " where "
                                    + parent.condition() + ")";
                    parts.put(table, new Part(table, condition));
                }
            }
        }
        return new ArrayList<>(parts.values());
    }

    private static void rows(Connection connection, String sql, Writer out, List<Object> values)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(AT_ONCE);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            String between = "\n";
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    out.write(between);
                    out.write(row.getString(1));
                    between = ",\n";
                }
            }
        }
    }

    private static String text(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
