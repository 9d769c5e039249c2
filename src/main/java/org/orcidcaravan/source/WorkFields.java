package org.orcidcaravan.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/**
 * A work from fields that are texts, by heading: a line of a table, or a flat JSON object. What is under a heading that is
 * not known only stays in {@link SourceItem#raw}.
 */
public final class WorkFields {
    private static final Pattern TIME = Pattern.compile("[T ]\\d{2}:\\d{2}.*");
    private static final Pattern BETWEEN_PEOPLE = Pattern.compile(";|\\|\\|");

    private final Map<Column, String> fields = new EnumMap<>(Column.class);
    private final List<ExternalId> ids = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private WorkFields(Map<String, String> byHeading) {
        byHeading.forEach(this::take);
    }

    /** The row that the fields make; headings as in {@link Column}. */
    public static Row row(long line, Map<String, String> fields) {
        return row(line, fields, Map.of());
    }

    /**
     * The same, with headings of the source's own.
     *
     * @param names Caravan's heading by the source's own, for those that differ
     */
    public static Row row(long line, Map<String, String> fields, Map<String, String> names) {
        WorkFields made = of(fields, names);
        SourceItem said = new SourceItem(
                made.text(Column.SOURCE_ID),
                Preparation.several(made.text(Column.ORCID)),
                Preparation.several(made.text(Column.PERSON_ID)),
                made.work(),
                fields);
        return Preparation.row(line, said, made.problems);
    }

    /**
     * The entry that the fields make: whose it is, is said outright, or by its authors.
     *
     * @param names Caravan's heading by the source's own, for those that differ
     */
    public static Entry entry(long place, Map<String, String> fields, Map<String, String> names) {
        WorkFields made = of(fields, names);
        String key = CanonicalText.line(made.text(Column.SOURCE_ID));
        Work work = made.work();
        Ownership owners = new Ownership(
                Preparation.orcids(Preparation.several(made.text(Column.ORCID)), made.problems),
                Preparation.several(made.text(Column.PERSON_ID)));
        AuthorFields authors = new AuthorFields(made.fields, made.problems);
        List<Author> all = authors.all();
        if (owners.isUnsaid() && all.isEmpty() && made.text(Column.ORCID).isBlank()) {
            made.problems.add("Nobody is named whose work it is: fill in orcid, person_id or authors.");
        }
        Circumstances circumstances = authors.circumstances();
        if (!made.problems.isEmpty()) {
            return new Entry.Unreadable(place, key.isEmpty() ? null : key, String.join(" ", made.problems));
        }
        return new Entry.Present(place, new SourceRecord(key, null, work, all, owners, circumstances, fields));
    }

    private static WorkFields of(Map<String, String> fields, Map<String, String> names) {
        Map<String, String> known = new LinkedHashMap<>();
        fields.forEach((heading, text) -> known.merge(names.getOrDefault(heading, heading), text, WorkFields::joined));
        return new WorkFields(known);
    }

    private static String joined(String one, String other) {
        return one.isBlank() ? other : other.isBlank() ? one : one + "; " + other;
    }

    private void take(String heading, String text) {
        if (text.isBlank()) {
            return;
        }
        Column.named(heading).ifPresent(column -> fields.putIfAbsent(column, text));
        Column.identifierType(heading)
                .ifPresent(type ->
                        Identifiers.several(type, text).forEach(value -> ids.add(ExternalId.self(type, value))));
    }

    private Work work() {
        return new Work(
                text(Column.TITLE),
                fields.get(Column.SUBTITLE),
                fields.get(Column.CONTAINER),
                text(Column.TYPE),
                date(),
                ids,
                fields.get(Column.URL),
                fields.get(Column.SUMMARY),
                fields.get(Column.LANGUAGE),
                fields.get(Column.COUNTRY),
                Optional.ofNullable(fields.get(Column.BIBTEX))
                        .map(text -> new Citation("bibtex", text))
                        .orElse(null),
                contributors());
    }

    private @Nullable FuzzyDate date() {
        String text = text(Column.DATE).isEmpty() ? text(Column.YEAR) : text(Column.DATE);
        if (text.isEmpty()) {
            return null;
        }
        String day = TIME.matcher(text.strip()).replaceFirst("");
        Optional<FuzzyDate> date = FuzzyDate.parse(day);
        if (date.isEmpty()) {
            String shown = CanonicalText.line(text);
            problems.add("The date \"" + shown.substring(0, Math.min(60, shown.length()))
                    + "\" is not written as 2021, 2021-03 or 2021-03-09: write it so, or leave it out.");
        }
        return date.orElse(null);
    }

    private List<Contributor> contributors() {
        List<Contributor> all = new ArrayList<>();
        people(Column.AUTHORS).forEach(name -> all.add(new Contributor(name, null, "author")));
        people(Column.EDITORS).forEach(name -> all.add(new Contributor(name, null, "editor")));
        return Collections.unmodifiableList(all);
    }

    private List<String> people(Column column) {
        return BETWEEN_PEOPLE
                .splitAsStream(text(column))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String text(Column column) {
        return fields.getOrDefault(column, "");
    }
}
