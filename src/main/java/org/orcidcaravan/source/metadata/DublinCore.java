package org.orcidcaravan.source.metadata;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.source.xml.XmlNode;

/**
 * Fifteen words for everything ({@code oai_dc}), read by the conventions of OpenAIRE 3 and DRIVER where a repository keeps
 * them: {@code info:eu-repo/…} for type, version, embargo and other identifiers.
 */
final class DublinCore {
    private static final Pattern VOLUME =
            Pattern.compile("\\s*[;,]?\\s+(?:vol(?:ume)?\\.?|bd\\.?|\\d).*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CONTAINED =
            Set.of("journal-article", "book-chapter", "conference-paper", "magazine-article", "review");

    private DublinCore() {}

    static void read(XmlNode dc, WorkDraft draft) {
        dc.texts("title").forEach(draft::title);
        List<String> types = dc.texts("type");
        draft.type(TypeWords.best(types));
        types.forEach(type -> draft.state(TypeWords.version(type)));
        dc.texts("creator").forEach(name -> draft.author(Names.author(name, "author")));
        dc.texts("contributor").forEach(name -> draft.author(Names.author(name, "contributor")));
        dates(dc, draft);
        identifiers(dc, draft);
        dc.texts("description").stream()
                .filter(text -> !text.startsWith("info:") && !IdentifierText.isWebAddress(text))
                .forEach(draft::summary);
        draft.language(dc.textOf("language"));
        container(dc, draft);
    }

    private static void dates(XmlNode dc, WorkDraft draft) {
        for (String date : dc.texts("date")) {
            if (date.startsWith("info:")) {
                draft.embargo(Dates.embargoEnd(date));
            } else {
                draft.date(date);
            }
        }
    }

    private static void identifiers(XmlNode dc, WorkDraft draft) {
        for (String text : dc.texts("identifier")) {
            IdentifierText.read(text).ifPresent(id -> draft.id(id.type(), id.value()));
            if (IdentifierText.isWebAddress(text)) {
                draft.url(text);
            }
        }
        dc.texts("relation").stream()
                .filter(text -> text.startsWith("info:eu-repo/semantics/altIdentifier/"))
                .flatMap(text -> IdentifierText.read(text).stream())
                .forEach(id -> draft.id(id.type(), id.value()));
        dc.texts("source").stream()
                .flatMap(text -> IdentifierText.read(text).stream())
                .map(ExternalId::value)
                .forEach(value -> draft.idIfRight("issn", value, Relationship.PART_OF));
    }

    /** {@code Camel Letters; Vol. 3 No. 2 (2021); 1-10}, as journals' software writes where a work appeared. */
    private static void container(XmlNode dc, WorkDraft draft) {
        boolean contained =
                TypeWords.best(dc.texts("type")).filter(CONTAINED::contains).isPresent();
        dc.texts("source").stream()
                .filter(text -> contained && !IdentifierText.isWebAddress(text))
                .filter(text -> IdentifierText.read(text).isEmpty())
                .map(text -> VOLUME.matcher(text.split(";", 2)[0]).replaceFirst(""))
                .forEach(draft::container);
    }
}
