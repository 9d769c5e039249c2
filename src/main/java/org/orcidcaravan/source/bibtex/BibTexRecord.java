package org.orcidcaravan.source.bibtex;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.orcid.vocabulary.WorkTypes.Origin;
import org.orcidcaravan.source.Preparation;
import org.orcidcaravan.source.metadata.WorkDraft;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;

/**
 * What the fields of an entry mean, by BibTeX's and biblatex's names. Whose a work is stands in {@code orcid} or
 * {@code person_id}, which are none of BibTeX's fields, or else its authors decide.
 */
final class BibTexRecord {
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final Map<String, String> fields;

    private BibTexRecord(Map<String, String> fields) {
        this.fields = fields;
    }

    static Entry entry(long line, String kind, String key, Map<String, String> fields) {
        BibTexRecord read = new BibTexRecord(fields);
        String sourceId = key.isBlank() || key.startsWith("jbibtex-") ? "" : key.strip();
        if (sourceId.isEmpty()) {
            return new Entry.Unreadable(
                    line, null, "The entry has no key: write one after the brace, such as @article{muster2021, …}.");
        }
        if (read.plain("title").isEmpty()) {
            return new Entry.Unreadable(line, sourceId, "The entry has no title: add one.");
        }
        return new Entry.Present(line, read.draft(kind).record(sourceId, fields));
    }

    private WorkDraft draft(String kind) {
        WorkDraft draft = new WorkDraft()
                .title(plain("title"))
                .subtitle(plain("subtitle"))
                .type(WorkTypes.orcid(kind, Origin.BIBTEX).or(() -> Optional.of("other")))
                .date(date())
                .url(raw("url"))
                .summary(plain("abstract"))
                .language(plain(fields.containsKey("langid") ? "langid" : "language"))
                .owners(Preparation.several(raw("orcid")), Preparation.several(raw("person_id")));
        Stream.of("journal", "journaltitle", "booktitle", "series").forEach(name -> draft.container(plain(name)));
        people("author", draft);
        people("editor", draft);
        Stream.of("doi", "isbn", "issn", "pmid", "pmc", "handle")
                .forEach(type -> Identifiers.several(type, raw(type)).forEach(value -> draft.id(type, value)));
        eprint(draft);
        return draft;
    }

    private void eprint(WorkDraft draft) {
        String system = raw(fields.containsKey("eprinttype") ? "eprinttype" : "archiveprefix");
        switch (system.toLowerCase(Locale.ROOT)) {
            case "arxiv" -> draft.id("arxiv", raw("eprint"));
            case "pubmed", "pmid" -> draft.id("pmid", raw("eprint"));
            case "hdl", "handle" -> draft.id("handle", raw("eprint"));
            default -> {
                // A number of a system that is not named is no identifier.
            }
        }
    }

    /** {@code date} is biblatex's; BibTeX has {@code year}, and {@code month} as a word or number. */
    private String date() {
        String year = plain("year");
        if (fields.containsKey("date") || year.isEmpty()) {
            return plain("date");
        }
        String month = plain("month").toLowerCase(Locale.ROOT);
        int number = month.length() < 3 ? -1 : MONTHS.indexOf(month.substring(0, 3));
        if (number < 0) {
            return month.matches("[1-9]|0[1-9]|1[0-2]") ? year + "-" + "0".repeat(2 - month.length()) + month : year;
        }
        return "%s-%02d".formatted(year, number + 1);
    }

    private void people(String role, WorkDraft draft) {
        Arrays.stream(AND.split(raw(role).isEmpty() ? "" : fields.getOrDefault(role, "")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("others"))
                .map(name -> name(LatexText.plain(name)))
                .forEach(name -> draft.author(new Author(name, role, null, null, null, null)));
    }

    /** {@code First Last} as {@code Last, First}; a name of one word, or in one group of braces, stays as it is. */
    private static String name(String text) {
        int last = text.lastIndexOf(' ');
        return text.indexOf(',') >= 0 || last < 0 ? text : inverted(text);
    }

    /** What is written small before the last word belongs to it: {@code Anna van den Berg}. */
    private static String inverted(String text) {
        List<String> words = Arrays.stream(text.split("\\s+")).toList();
        int family = words.size() - 1;
        while (family > 1 && Character.isLowerCase(words.get(family - 1).codePointAt(0))) {
            family--;
        }
        return String.join(" ", words.subList(family, words.size())) + ", "
                + String.join(" ", words.subList(0, family));
    }

    private String plain(String name) {
        return LatexText.plain(fields.getOrDefault(name, ""));
    }

    private String raw(String name) {
        return LatexText.verbatim(fields.getOrDefault(name, ""));
    }
}
