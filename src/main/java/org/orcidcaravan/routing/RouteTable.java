package org.orcidcaravan.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.orcidcaravan.routing.lint.Entry;
import org.orcidcaravan.routing.lint.RouteFile;
import org.orcidcaravan.routing.lint.UnreadableRouteFile;

/**
 * The table of {@code routes/README.md}: one row an entry, read from the files' own fields.
 *
 * @param rows in the order of the files' names
 */
public record RouteTable(List<Row> rows) {
    /**
     * What one entry says about itself.
     *
     * @param from the address the route listens on, or what the entry is when it is no route
     */
    public record Row(String id, String group, String from, String description, String file) {
        private String markdown() {
            return "| %s | %s | %s | %s | [%s](%s) |"
                    .formatted(cell(id), cell(group), cell(from), cell(description), file, file);
        }

        /** A bar would end the cell, a line break the row. */
        private static String cell(String text) {
            return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
        }
    }

    /**
     * Reads the entries of every file of the folder.
     *
     * @throws IOException when a file cannot be read; its message names the file
     */
    public static RouteTable of(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : RouteFolder.files(folder)) {
            try {
                RouteFile routes = RouteFolder.read(file);
                routes.entries().forEach(entry -> rows.add(row(entry, routes.name())));
            } catch (UnreadableRouteFile broken) {
                throw new IOException("Failed to list the routes of '" + file + "': " + broken.getMessage(), broken);
            }
        }
        return new RouteTable(List.copyOf(rows));
    }

    private static Row row(Entry entry, String file) {
        String from = entry.isRoute()
                ? entry.body()
                        .at("from")
                        .flatMap(start -> start.textAt("uri"))
                        .map(uri -> "`" + uri + "`")
                        .orElse("")
                : "(" + entry.kind() + ")";
        return new Row(
                entry.id().orElse(""),
                entry.route().textAt("group").orElse(""),
                from,
                entry.description().orElse(""),
                file);
    }

    /** The whole table, each line ended by a line feed. */
    public String markdown() {
        StringBuilder text = new StringBuilder("| route | group | from | does | file |\n|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        return text.toString();
    }
}
