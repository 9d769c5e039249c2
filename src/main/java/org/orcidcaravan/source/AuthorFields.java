package org.orcidcaravan.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;

/**
 * Authors and circumstances from fields that are texts. What is known of the authors beyond their names stands in columns
 * of its own, in the authors' order: {@code authors} "Beispiel, Anna; Muster, Ben", {@code author_emails}
 * "; ben@example.org".
 */
final class AuthorFields {
    private static final Pattern BETWEEN = Pattern.compile(";|\\|\\|");

    private final Map<Column, String> fields;
    private final List<String> problems;

    AuthorFields(Map<Column, String> fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    List<Author> all() {
        List<String> names = list(Column.AUTHORS);
        List<String> orcids = list(Column.AUTHOR_ORCIDS);
        List<String> ids = list(Column.AUTHOR_IDS);
        List<String> emails = list(Column.AUTHOR_EMAILS);
        int most = Math.max(orcids.size(), Math.max(ids.size(), emails.size()));
        if (!names.isEmpty() && most > names.size()) {
            problems.add("There are " + names.size() + " authors, and " + most
                    + " entries in a column about them: give each author one, between semicolons; it may be empty.");
            return List.of();
        }
        List<Author> all = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), most); i++) {
            Author author = new Author(at(names, i), "author", at(orcids, i), at(ids, i), at(emails, i), null);
            if (!author.name().isEmpty()
                    || author.orcid() != null
                    || author.localId() != null
                    || author.email() != null) {
                all.add(author);
            }
        }
        list(Column.EDITORS).stream()
                .filter(name -> !name.isBlank())
                .forEach(name -> all.add(new Author(name, "editor", null, null, null, null)));
        return all;
    }

    Circumstances circumstances() {
        return new Circumstances(
                new LinkedHashSet<>(list(Column.COLLECTIONS)),
                fields.get(Column.STATE),
                embargo(),
                fields.get(Column.URL));
    }

    private @Nullable LocalDate embargo() {
        String text = CanonicalText.line(fields.getOrDefault(Column.EMBARGOED_UNTIL, ""));
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            problems.add("The end of the embargo \"" + text.substring(0, Math.min(60, text.length()))
                    + "\" is no day such as 2027-01-31: write it so, or leave it out.");
            return null;
        }
    }

    private List<String> list(Column column) {
        String text = fields.getOrDefault(column, "");
        return text.isBlank() ? List.of() : Arrays.asList(BETWEEN.split(text, -1));
    }

    private static String at(List<String> list, int place) {
        return place < list.size() ? list.get(place).strip() : "";
    }
}
