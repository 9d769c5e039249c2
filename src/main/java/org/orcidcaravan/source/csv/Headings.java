package org.orcidcaravan.source.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.source.Column;
import org.orcidcaravan.source.UnreadableSource;

/**
 * The first line of a file.
 *
 * @param names as they are in the file
 * @param ours Caravan's heading by the file's own, for those that differ
 */
record Headings(List<String> names, Map<String, String> ours) {
    private static final String NOT_UTF_8 = "not written in UTF-8: save the file as \"CSV UTF-8\".";

    /** What the headings must say of the people whose the works are. */
    enum Needs {
        OWNERS,
        OWNERS_OR_AUTHORS
    }

    static Headings of(List<String> fields, Map<String, String> ours, Needs needs) {
        Headings headings =
                new Headings(fields.stream().map(CanonicalText::line).toList(), ours);
        if (isBroken(fields)) {
            throw new UnreadableSource("Failed to read the headings: a character of them is " + NOT_UTF_8);
        }
        headings.refuseTwins();
        headings.need(Column.SOURCE_ID);
        headings.need(Column.TITLE);
        headings.need(Column.TYPE);
        if (needs == Needs.OWNERS) {
            headings.need(Column.ORCID, Column.PERSON_ID);
        } else {
            headings.need(
                    Column.ORCID,
                    Column.PERSON_ID,
                    Column.AUTHORS,
                    Column.AUTHOR_ORCIDS,
                    Column.AUTHOR_IDS,
                    Column.AUTHOR_EMAILS);
        }
        return headings;
    }

    List<String> unknown() {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .filter(name -> Column.named(meant(name)).isEmpty()
                        && Column.identifierType(meant(name)).isEmpty())
                .toList();
    }

    CsvLines.Line line(long line, List<String> fields) {
        if (fields.size() != names.size()) {
            return new CsvLines.Line.Bad(
                    line,
                    "The line has " + fields.size() + " fields and the headings are " + names.size()
                            + ": put fields with a comma or a line break in quotes, and complete the line.",
                    false);
        }
        if (isBroken(fields)) {
            return new CsvLines.Line.Bad(line, "A character of the line is " + NOT_UTF_8, false);
        }
        Map<String, String> byHeading = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!names.get(i).isEmpty()) {
                byHeading.put(names.get(i), fields.get(i));
            }
        }
        return new CsvLines.Line.Fields(line, byHeading);
    }

    private static boolean isBroken(List<String> fields) {
        return fields.stream().anyMatch(field -> field.indexOf(CsvText.BROKEN) >= 0);
    }

    private String meant(String name) {
        return ours.getOrDefault(name, name);
    }

    private void refuseTwins() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnreadableSource("Failed to read the headings: there are two columns \"" + name
                        + "\". Rename or remove one of them.");
            }
        }
    }

    private void need(Column... oneOf) {
        List<Column> wanted = List.of(oneOf);
        List<Column> found = new ArrayList<>();
        names.forEach(name -> Column.named(meant(name)).ifPresent(found::add));
        if (wanted.stream().noneMatch(found::contains)) {
            throw new UnreadableSource("Failed to read the headings: there is no column "
                    + String.join(" or ", Stream.of(oneOf).map(Column::heading).toList())
                    + " among " + String.join(", ", names.subList(0, Math.min(30, names.size())))
                    + ". Add it, or give the column that holds it this heading.");
        }
    }
}
