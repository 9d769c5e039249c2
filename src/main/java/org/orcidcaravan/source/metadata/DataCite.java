package org.orcidcaravan.source.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.orcid.vocabulary.WorkTypes.Origin;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.xml.XmlNode;

/**
 * DataCite's schema 3 and 4 ({@code datacite}, {@code oai_datacite}), and OpenAIRE's guidelines 4 ({@code oai_openaire}), which
 * use its elements for most of what they say.
 */
final class DataCite {
    private static final String EMBARGOED = "c_f1cf";
    /** By what a related identifier says of this work; others say nothing that ORCID asks. */
    private static final Map<String, Relationship> RELATIONS = Map.of(
            "ispartof", Relationship.PART_OF,
            "ispublishedin", Relationship.PART_OF,
            "isversionof", Relationship.VERSION_OF,
            "isidenticalto", Relationship.SELF,
            "isvariantformof", Relationship.VERSION_OF);

    private DataCite() {}

    static void read(XmlNode resource, WorkDraft draft) {
        titles(resource, draft);
        draft.type(type(resource));
        people(resource, draft);
        dates(resource, draft);
        identifiers(resource, draft);
        Stream.concat(
                        resource.within("descriptions", "description").stream()
                                .filter(text ->
                                        text.attribute("descriptionType").equals("Abstract"))
                                .map(XmlNode::text),
                        resource.texts("description").stream())
                .forEach(draft::summary);
        draft.language(resource.textOf("language"));
        draft.container(resource.textOf("citationTitle"));
        resource.within("relatedItems", "relatedItem").stream()
                .filter(item -> item.attribute("relationType").equals("IsPublishedIn"))
                .flatMap(item -> item.within("titles", "title").stream())
                .forEach(title -> draft.container(title.text()));
        draft.state(resource.textOf("version"));
    }

    private static void titles(XmlNode resource, WorkDraft draft) {
        for (XmlNode title : resource.within("titles", "title")) {
            switch (title.attribute("titleType")) {
                case "" -> draft.title(title.text());
                case "Subtitle" -> draft.subtitle(title.text());
                default -> {
                    // An alternative or translated title is not the work's own.
                }
            }
        }
        resource.within("titles", "title").forEach(title -> draft.title(title.text()));
    }

    /** OpenAIRE names COAR's term; DataCite has a free word and a general one, of which the general one is fixed. */
    private static Optional<String> type(XmlNode resource) {
        Optional<XmlNode> said = resource.first("resourceType");
        String uri = said.map(type -> type.attribute("uri")).orElse("");
        String general = said.map(type -> type.attribute("resourceTypeGeneral")).orElse("");
        String free = said.map(XmlNode::text).orElse("");
        if (!uri.isEmpty()) {
            return TypeWords.best(List.of(uri, free));
        }
        Optional<String> fixed = WorkTypes.orcid(general, Origin.DATACITE).filter(type -> !type.equals("other"));
        return fixed.isPresent() ? fixed : TypeWords.best(List.of(free));
    }

    private static void people(XmlNode resource, WorkDraft draft) {
        resource.within("creators", "creator").forEach(person -> draft.author(author(person, "creatorName", "author")));
        for (XmlNode person : resource.within("contributors", "contributor")) {
            String role = person.attribute("contributorType").toLowerCase(Locale.ROOT);
            draft.author(author(person, "contributorName", role.isEmpty() ? "contributor" : role));
        }
    }

    private static Author author(XmlNode person, String naming, String role) {
        String family = person.textOf("familyName");
        String given = person.textOf("givenName");
        String name = family.isEmpty() ? person.textOf(naming) : given.isEmpty() ? family : family + ", " + given;
        @Nullable
        String orcid = person.all("nameIdentifier").stream()
                .filter(id -> (id.attribute("nameIdentifierScheme") + id.attribute("schemeURI"))
                        .toLowerCase(Locale.ROOT)
                        .contains("orcid"))
                .map(id -> Names.orcid(id.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        @Nullable
        String place = person.texts("affiliation").stream().findFirst().orElse(null);
        return new Author(name, role, orcid, null, null, place);
    }

    private static void dates(XmlNode resource, WorkDraft draft) {
        List<XmlNode> dates = Stream.concat(resource.within("dates", "date").stream(), resource.all("date").stream())
                .toList();
        dates.stream()
                .filter(date -> date.attribute("dateType").equals("Issued"))
                .forEach(date -> draft.date(date.text()));
        draft.date(resource.textOf("publicationYear"));
        boolean embargoed = Stream.concat(
                        resource.all("rights").stream(), resource.within("rightsList", "rights").stream())
                .anyMatch(rights -> rights.attribute("rightsURI").contains(EMBARGOED)
                        || rights.attribute("rightsURI").endsWith("embargoedAccess")
                        || rights.text().equalsIgnoreCase("embargoed access"));
        dates.stream()
                .filter(date -> embargoed && date.attribute("dateType").equals("Available"))
                .forEach(date -> draft.embargo(Dates.day(date.text())));
    }

    private static void identifiers(XmlNode resource, WorkDraft draft) {
        Stream.concat(
                        resource.all("identifier").stream(),
                        resource.within("alternateIdentifiers", "alternateIdentifier").stream())
                .forEach(id -> {
                    String type = id.attribute("identifierType") + id.attribute("alternateIdentifierType");
                    IdentifierText.typed(type, id.text())
                            .or(() -> IdentifierText.read(id.text()))
                            .ifPresent(read -> draft.id(read.type(), read.value()));
                    if (IdentifierText.isWebAddress(id.text())) {
                        draft.url(id.text());
                    }
                });
        for (XmlNode id : resource.within("relatedIdentifiers", "relatedIdentifier")) {
            Relationship relation = RELATIONS.get(id.attribute("relationType").toLowerCase(Locale.ROOT));
            if (relation != null) {
                IdentifierText.typed(id.attribute("relatedIdentifierType"), id.text())
                        .ifPresent(read -> draft.id(read.type(), read.value(), relation));
            }
        }
    }
}
