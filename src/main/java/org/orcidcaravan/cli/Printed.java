package org.orcidcaravan.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** What a command prints: lines for people, or one JSON array for scripts. */
final class Printed {
    private final PrintWriter out;
    private final boolean json;

    Printed(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Rows of numbers, booleans and texts; each is a line for people, or an object with the columns' names. */
    void table(List<String> columns, List<List<Object>> rows, Function<List<Object>, String> line) {
        if (!json) {
            rows.forEach(row -> out.println(line.apply(row)));
            out.flush();
            return;
        }
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (List<Object> row : rows) {
            array.add(object(columns, row));
        }
        out.println(array.build());
        out.flush();
    }

    /** One row of numbers, booleans and texts as an object with the columns' names. */
    static JsonObjectBuilder object(List<String> columns, List<Object> row) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < columns.size(); i++) {
            switch (row.get(i)) {
                case Long number -> object.add(columns.get(i), number);
                case Integer number -> object.add(columns.get(i), number);
                case Boolean truth -> object.add(columns.get(i), truth);
                case Object other -> object.add(columns.get(i), other.toString());
            }
        }
        return object;
    }

    /** A sentence for people only. */
    void say(String sentence) {
        if (!json) {
            out.println(sentence);
            out.flush();
        }
    }
}
