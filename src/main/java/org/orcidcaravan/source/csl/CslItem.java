package org.orcidcaravan.source.csl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.Markup;

/** One item of CSL-JSON. A member that may be a list of one, as in Crossref's dialect, is read either way. */
final class CslItem {
    private static final Map<String, String> IDENTIFIERS =
            Map.of("DOI", "doi", "ISBN", "isbn", "ISSN", "issn", "PMID", "pmid", "PMCID", "pmc");
    private static final List<String> ORDER = List.of("DOI", "PMID", "PMCID", "ISBN", "ISSN");

    private final JsonNode item;
    private final List<String> problems = new ArrayList<>();

    CslItem(JsonNode item) {
        this.item = item;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Work work(String type) {
        return new Work(
                text("title").map(Markup::plain).orElse(""),
                plain("subtitle"),
                plain("container-title"),
                type,
                CslDate.of(first("issued", "published", "published-print", "published-online"), problems),
                ids(),
                text("URL").orElse(null),
                plain("abstract"),
                text("language").orElse(null),
                null,
                null,
                contributors());
    }

    /** The text, number or first element of a list that is there under this name. */
    Optional<String> text(String name) {
        JsonNode node = item.path(name);
        JsonNode value = node.isArray() ? node.path(0) : node;
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    /** Those of the authors and editors that have one. */
    List<String> orcids() {
        return Stream.of("author", "editor")
                .flatMap(role -> StreamSupport.stream(item.path(role).spliterator(), false))
                .map(person -> person.path("ORCID").asText(""))
                .filter(orcid -> !orcid.isBlank())
                .distinct()
                .toList();
    }

    private @Nullable String plain(String name) {
        return Markup.plain(text(name).orElse(null));
    }

    private JsonNode first(String... names) {
        return Stream.of(names)
                .map(item::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(item.path(names[0]));
    }

    private List<ExternalId> ids() {
        List<ExternalId> all = new ArrayList<>();
        for (String name : ORDER) {
            String type = IDENTIFIERS.getOrDefault(name, "");
            JsonNode node = item.path(name);
            Stream<String> texts = node.isArray()
                    ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText)
                    : Stream.of(node.asText(""));
            texts.filter(text -> !text.isBlank())
                    .flatMap(text -> Identifiers.several(type, text).stream())
                    .forEach(value -> all.add(ExternalId.self(type, value)));
        }
        return all;
    }

    private List<Contributor> contributors() {
        List<Contributor> all = new ArrayList<>();
        item.path("author").forEach(person -> all.add(new Contributor(name(person), orcid(person), "author")));
        item.path("editor").forEach(person -> all.add(new Contributor(name(person), orcid(person), "editor")));
        return all;
    }

    /** ORCID wants only iDs that were authenticated, which Crossref says (common-3.0.xsd, contributor-orcid). */
    private static @Nullable String orcid(JsonNode person) {
        return person.path("authenticated-orcid").asBoolean(false)
                ? person.path("ORCID").asText(null)
                : null;
    }

    /** {@code van der Berg, Anna, Jr.}; an organisation has a {@code literal} (in CSL) or a {@code name} (at Crossref). */
    private static String name(JsonNode person) {
        String family = joined(
                " ",
                person.path("dropping-particle").asText(""),
                person.path("non-dropping-particle").asText(""),
                person.path("family").asText(""));
        return family.isBlank()
                ? joined("", person.path("literal").asText(person.path("name").asText("")))
                : joined(
                        ", ",
                        family,
                        person.path("given").asText(""),
                        person.path("suffix").asText(""));
    }

    private static String joined(String between, String... parts) {
        return String.join(
                between, Stream.of(parts).filter(part -> !part.isBlank()).toList());
    }
}
