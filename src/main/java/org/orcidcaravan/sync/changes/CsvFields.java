package org.orcidcaravan.sync.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one line of CSV (RFC 4180, without line breaks inside quotes). */
final class CsvFields {
    private CsvFields() {}

    /** Empty when the quotes do not fit. */
    static Optional<List<String>> of(String line) {
        List<String> fields = new ArrayList<>(4);
        int start = 0;
        while (true) {
            if (start < line.length() && line.charAt(start) == '"') {
                StringBuilder field = new StringBuilder();
                int end = quoted(line, start + 1, field);
                if (end < 0) {
                    return Optional.empty();
                }
                fields.add(field.toString());
                start = end;
            } else {
                int comma = line.indexOf(',', start);
                int end = comma < 0 ? line.length() : comma;
                fields.add(line.substring(start, end));
                start = end;
            }
            if (start >= line.length()) {
                return Optional.of(fields);
            }
            start++;
        }
    }

    /** Reads on behind an opening quote; the place after the closing one, or -1. */
    private static int quoted(String line, int start, StringBuilder field) {
        int i = start;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c != '"') {
                field.append(c);
            } else if (i < line.length() && line.charAt(i) == '"') {
                field.append('"');
                i++;
            } else {
                return i == line.length() || line.charAt(i) == ',' ? i : -1;
            }
        }
        return -1;
    }
}
