package org.orcidcaravan.source.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.orcid.vocabulary.WorkTypes.Origin;
import org.orcidcaravan.source.metadata.MarcFields.Field;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.xml.XmlNode;

/**
 * MARC 21 as {@code marcxml}: what libraries use it for, and what Invenio 1 does with it (JOIN²: 336 with a type in several
 * vocabularies, {@code $0 P:(DE-…)} for persons, 980 for collections).
 */
final class Marc {
    private static final Pattern PUNCTUATION = Pattern.compile("\\s*[/:;,=]\\s*$");
    /** JOIN²'s "somebody from elsewhere": a key that everybody shares is nobody's. */
    private static final Pattern NOBODY = Pattern.compile("P:\\([^)]*\\)0*");
    /** Invenio's words in 980 and 336 that no vocabulary has. */
    private static final Map<String, String> INVENIO = Map.ofEntries(
            Map.entry("journal", "journal-article"),
            Map.entry("contrib", "conference-paper"),
            Map.entry("conf", "conference-output"),
            Map.entry("contb", "book-chapter"),
            Map.entry("abstract", "conference-abstract"),
            Map.entry("talk", "lecture-speech"),
            Map.entry("poster", "conference-poster"),
            Map.entry("phd", "dissertation-thesis"),
            Map.entry("master", "dissertation-thesis"),
            Map.entry("bachelor", "dissertation-thesis"),
            Map.entry("diploma", "dissertation-thesis"),
            Map.entry("habil", "dissertation-thesis"),
            Map.entry("thesis", "dissertation-thesis"),
            Map.entry("proc", "conference-proceedings"),
            Map.entry("intrep", "report"),
            Map.entry("dataset", "data-set"),
            Map.entry("sware", "software"));

    private Marc() {}

    static void read(XmlNode record, WorkDraft draft) {
        MarcFields marc = new MarcFields(record);
        draft.title(tidy(marc.first("245", "a"))).subtitle(tidy(marc.first("245", "b")));
        draft.type(type(marc));
        marc.fields("100", "700", "720").forEach(field -> person(field, draft));
        Stream.of(marc.first("773", "y"), marc.first("260", "c"), marc.first("264", "c"), marc.first("502", "d"))
                .forEach(draft::date);
        identifiers(marc, draft);
        draft.container(tidy(marc.first("773", "t")))
                .container(tidy(marc.first("773", "p")))
                .container(tidy(marc.first("490", "a")))
                .summary(marc.first("520", "a"))
                .language(marc.first("041", "a"));
        marc.fields("980").flatMap(field -> field.all("a").stream()).forEach(draft::collection);
        marc.fields("909").flatMap(field -> field.all("p").stream()).forEach(draft::collection);
        marc.fields("856")
                .map(field -> field.one("u"))
                .filter(IdentifierText::isWebAddress)
                .forEach(draft::url);
    }

    /** JOIN² says ORCID's own type in 336; elsewhere 980 or 655 tell, a 502 is a thesis, and a 773 is part of something. */
    private static Optional<String> type(MarcFields marc) {
        return vocabulary(marc, "ORCID")
                .or(() -> words(marc.fields("980", "336", "655").flatMap(field -> field.all("a").stream())))
                .or(() -> marc.fields("502").findAny().map(_ -> "dissertation-thesis"))
                .or(() -> marc.first("773", "x").isEmpty() ? Optional.empty() : Optional.of("journal-article"))
                .or(() -> marc.first("020", "a").isEmpty() ? Optional.of("other") : Optional.of("book"));
    }

    private static Optional<String> vocabulary(MarcFields marc, String name) {
        return marc.fields("336")
                .filter(field -> field.one("2").equalsIgnoreCase(name))
                .flatMap(field -> WorkTypes.orcid(field.one("a")).stream())
                .filter(type -> !type.equals("other"))
                .findFirst();
    }

    private static Optional<String> words(Stream<String> words) {
        return words.map(word -> word.toLowerCase(Locale.ROOT))
                .flatMap(word ->
                        Optional.ofNullable(INVENIO.get(word)).or(() -> WorkTypes.orcid(word, Origin.BIBTEX)).stream())
                .filter(type -> !type.equals("other"))
                .findFirst();
    }

    private static void person(Field field, WorkDraft draft) {
        String role = field.one("e").toLowerCase(Locale.ROOT);
        boolean editor = role.startsWith("edit")
                || role.startsWith("hrsg")
                || field.all("4").contains("edt");
        boolean author = role.isEmpty()
                || role.contains("author")
                || role.startsWith("verf")
                || field.all("4").contains("aut");
        List<String> keys = Stream.of("0", "1", "j", "i")
                .flatMap(code -> field.all(code).stream())
                .toList();
        Optional<String> orcid = keys.stream()
                .map(key -> key.replaceFirst("(?i)^\\(?orcid\\)?\\s*:?\\s*", ""))
                .flatMap(key -> Identifiers.orcid(key).stream())
                .map(Object::toString)
                .findFirst();
        Optional<String> local = keys.stream()
                .filter(key -> key.startsWith("P:(") && !NOBODY.matcher(key).matches())
                .findFirst();
        draft.author(new Author(
                PUNCTUATION.matcher(field.one("a")).replaceFirst(""),
                editor ? "editor" : author ? "author" : role,
                orcid.orElse(null),
                local.orElse(null),
                field.one("m"),
                field.one("u").isEmpty() ? field.one("v") : field.one("u")));
    }

    private static void identifiers(MarcFields marc, WorkDraft draft) {
        marc.fields("024")
                .forEach(field -> IdentifierText.typed(field.one("2"), field.one("a"))
                        .or(() -> IdentifierText.read(field.one("a")))
                        .ifPresent(id -> draft.id(id.type(), id.value())));
        marc.fields("020")
                .flatMap(field -> field.all("a").stream())
                .forEach(text -> draft.idIfRight("isbn", text.split("[ (]", 2)[0]));
        marc.fields("022").flatMap(field -> field.all("a").stream()).forEach(text -> draft.idIfRight("issn", text));
        marc.fields("773").forEach(field -> {
            field.all("x").forEach(text -> draft.idIfRight("issn", text, Relationship.PART_OF));
            field.all("z").forEach(text -> draft.idIfRight("isbn", text, Relationship.PART_OF));
            // Invenio writes the article's own DOI here.
            field.all("a").forEach(text -> draft.idIfRight("doi", text));
        });
    }

    /** Cataloguers end a field with what separates it from the next: "On caravans /". */
    private static String tidy(String text) {
        return PUNCTUATION.matcher(text).replaceFirst("");
    }
}
