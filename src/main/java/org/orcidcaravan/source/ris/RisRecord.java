package org.orcidcaravan.source.ris;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.orcid.vocabulary.WorkTypes.Origin;
import org.orcidcaravan.source.metadata.TextFile;
import org.orcidcaravan.source.metadata.WorkDraft;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;

/** What the tags of a record mean. Its key is {@code ID}, or {@code AN}, or its DOI. */
final class RisRecord {
    /** In these, T2 is the title of what a work is part of, and SN its number. */
    private static final Set<String> BOOKS = Set.of("BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER", "THES", "RPRT");

    private final Map<String, List<String>> fields;

    private RisRecord(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static Entry entry(long line, Map<String, List<String>> fields) {
        RisRecord record = new RisRecord(fields);
        String key = record.one("ID", "AN", "DO");
        String type = record.one("TY").toUpperCase(Locale.ROOT);
        Optional<String> known = WorkTypes.orcid(type, Origin.RIS);
        if (key.isEmpty()) {
            return new Entry.Unreadable(line, null, "The record has no key: add one as \"ID  - \".");
        }
        if (known.isEmpty()) {
            return new Entry.Unreadable(
                    line, key, "The type \"" + TextFile.shown(type) + "\" is none of RIS: write one such as JOUR.");
        }
        if (record.one("TI", "T1", "CT", "BT").isEmpty()) {
            return new Entry.Unreadable(line, key, "The record has no title: add one as \"TI  - \".");
        }
        return new Entry.Present(line, record.draft(type, known).record(key, record.raw()));
    }

    private WorkDraft draft(String type, Optional<String> orcidType) {
        WorkDraft draft = new WorkDraft()
                .title(one("TI", "T1", "CT", "BT"))
                .type(orcidType)
                .date(one("DA"))
                .date(one("PY", "Y1"))
                .url(one("UR", "L2"))
                .summary(one("AB", "N2"))
                .language(one("LA"));
        if (!BOOKS.contains(type)) {
            Stream.of("JF", "JO", "T2", "BT", "JA", "J2").forEach(tag -> draft.container(one(tag)));
        } else {
            draft.container(one("T3"));
        }
        people("author", draft, "AU", "A1");
        people("editor", draft, type.equals("EDBOOK") ? new String[] {"ED"} : new String[] {"ED", "A2"});
        all("DO").flatMap(text -> Identifiers.several("doi", text).stream()).forEach(value -> draft.id("doi", value));
        all("SN").forEach(text -> number(text, draft));
        Optional.of(one("AN"))
                .filter(text -> one("DB").toLowerCase(Locale.ROOT).contains("pubmed"))
                .ifPresent(text -> draft.idIfRight("pmid", text));
        return draft;
    }

    /** ISBN and ISSN share a tag: the digits tell which it is. */
    private static void number(String text, WorkDraft draft) {
        for (String type : List.of("issn", "isbn")) {
            for (String value : Identifiers.several(type, text)) {
                if (Identifiers.normal(type, value).isPresent()) {
                    draft.id(type, value);
                }
            }
        }
    }

    private void people(String role, WorkDraft draft, String... tags) {
        Stream.of(tags)
                .flatMap(this::all)
                .forEach(name -> draft.author(new Author(name, role, null, null, null, null)));
    }

    /** The first value that there is under any of the tags. */
    private String one(String... tags) {
        return Stream.of(tags).flatMap(this::all).findFirst().orElse("");
    }

    private Stream<String> all(String tag) {
        return fields.getOrDefault(tag, List.of()).stream().filter(value -> !value.isBlank());
    }

    private Map<String, String> raw() {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> String.join("; ", field.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
