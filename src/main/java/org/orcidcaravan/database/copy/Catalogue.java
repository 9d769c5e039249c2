package org.orcidcaravan.database.copy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of the current schema, as PostgreSQL itself lists them: what a new migration adds is copied as well. */
final class Catalogue {
    /** The history of migrations is made anew by whoever takes the copy in. */
    private static final String HISTORY = "flyway_schema_history";

    private static final String TABLES = """
            select c.relname,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum),
                   array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
                         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)
            from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> ?
            order by c.relname
            """;

    private static final String SEQUENCES = """
            select relname from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname
            """;

    private static final String ANYTHING = """
            select exists (select from pg_class
                           where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
                or exists (select from pg_proc p
                           where p.pronamespace = current_schema()::regnamespace and not exists (
                               select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))
            """;

    private Catalogue() {}

    /**
     * A table.
     *
     * @param columns without the generated ones
     */
    record Stored(String name, List<String> columns, Set<String> refersTo) {
        String copyOut() {
            return "copy " + head() + " to stdout";
        }

        String copyIn() {
            return "copy " + head() + " from stdin";
        }

        private String head() {
            return Forms.quoted(name)
                    + columns.stream().map(Forms::quoted).collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /** Each behind those that it refers to. */
    static List<Stored> tables(Connection connection) throws SQLException {
        List<Stored> left = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, HISTORY);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    left.add(new Stored(row.getString(1), texts(row.getArray(2)), Set.copyOf(texts(row.getArray(3)))));
                }
            }
        }
        List<Stored> ordered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!left.isEmpty()) {
            List<Stored> next = left.stream()
                    .filter(table -> names.containsAll(table.refersTo()))
                    .toList();
            if (next.isEmpty()) {
                throw new CopyFailed("Failed to find an order for tables that refer to each other in a circle: "
                        + left.stream().map(Stored::name).collect(Collectors.joining(", "))
                        + ". This is a fault of Caravan: report it.");
            }
            ordered.addAll(next);
            next.forEach(table -> names.add(table.name()));
            left.removeAll(next);
        }
        return ordered;
    }

    static List<String> sequences(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES);
                ResultSet row = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    /** Whether nothing was ever made here. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANYTHING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
