package org.orcidcaravan.source.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.ExternalId;

/** An identifier of which nobody says what it is, as in Dublin Core: recognised by how it is written, and only then. */
final class IdentifierText {
    private static final Pattern ALTERNATIVE =
            Pattern.compile("info:eu-repo/semantics/altIdentifier/([a-z]+)/(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELLED = Pattern.compile(
            "(?:urn:|info:)?(doi|hdl|isbn|issn|pmid|pmc|pmcid|arxiv)\\s*[:/ ]\\s*(.+)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> TYPES = Map.of(
            "doi", "doi",
            "hdl", "handle",
            "handle", "handle",
            "isbn", "isbn",
            "issn", "issn",
            "pissn", "issn",
            "eissn", "issn",
            "pmid", "pmid",
            "pmc", "pmc",
            "arxiv", "arxiv");

    private IdentifierText() {}

    /** The identifier in ORCID's words; empty when the text is none that is surely right. */
    static Optional<ExternalId> read(String text) {
        String one = text.strip();
        Matcher alternative = ALTERNATIVE.matcher(one);
        if (alternative.matches()) {
            return typed(alternative.group(1), alternative.group(2));
        }
        String lower = one.toLowerCase(Locale.ROOT);
        if (lower.contains("doi.org/") || lower.startsWith("10.")) {
            return typed("doi", one);
        }
        if (lower.contains("hdl.handle.net/")) {
            return typed("hdl", one);
        }
        if (lower.contains("arxiv.org/abs/")) {
            return typed("arxiv", one);
        }
        if (lower.contains("ncbi.nlm.nih.gov/pubmed/") || lower.contains("pubmed.ncbi.nlm.nih.gov/")) {
            return typed("pmid", one);
        }
        Matcher labelled = LABELLED.matcher(one);
        return labelled.matches() ? typed(labelled.group(1), labelled.group(2)) : Optional.empty();
    }

    /** One whose type the source names; names of DataCite, OpenAIRE and MARC. */
    static Optional<ExternalId> typed(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String type = key.equals("pmcid") ? "pmc" : TYPES.getOrDefault(key, "");
        return type.isEmpty()
                ? Optional.empty()
                : Identifiers.normal(type, value).map(right -> ExternalId.self(type, right));
    }

    static boolean isWebAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }
}
