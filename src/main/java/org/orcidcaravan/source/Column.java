package org.orcidcaravan.source;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.vocabulary.IdentifierTypes;

/**
 * What a column of a table of works, or a member of a flat JSON object, is about, and the headings by which it is known.
 * Upper and lower case, spaces, hyphens, dots and underscores make no difference. A heading that is one of ORCID's types of
 * identifiers, such as {@code doi} or {@code isbn}, needs no entry here.
 */
public enum Column {
    SOURCE_ID("source_id", "id", "local_id", "key"),
    ORCID("orcid", "orcids", "orcid_id", "orcid_ids"),
    PERSON_ID("person_id", "person_ids"),
    TITLE("title", "dc.title"),
    SUBTITLE("subtitle"),
    TYPE("type", "work_type", "dc.type"),
    DATE("date", "publication_date", "issued", "dc.date.issued"),
    YEAR("year", "publication_year"),
    CONTAINER("container", "container_title", "journal", "journal_title", "book_title"),
    URL("url", "link"),
    SUMMARY("abstract", "summary", "description", "dc.description.abstract"),
    LANGUAGE("language", "lang", "dc.language.iso"),
    COUNTRY("country"),
    AUTHORS("authors", "author", "creators", "contributors", "dc.contributor.author"),
    EDITORS("editors", "editor", "dc.contributor.editor"),
    AUTHOR_ORCIDS("author_orcids", "author_orcid", "dc.contributor.author.orcid"),
    AUTHOR_IDS("author_ids", "author_id", "author_person_ids"),
    AUTHOR_EMAILS("author_emails", "author_email"),
    COLLECTIONS("collections", "collection"),
    STATE("state", "status"),
    EMBARGOED_UNTIL("embargoed_until", "embargo", "embargo_end", "dc.date.embargo"),
    BIBTEX("bibtex");

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final ImmutableMap<String, Column> BY_KEY;
    /** Other names of ORCID's types. */
    private static final Map<String, String> IDENTIFIERS = Map.of(
            "eissn", "issn",
            "pissn", "issn",
            "eisbn", "isbn",
            "hdl", "handle",
            "pmcid", "pmc",
            "scopusid", "eid",
            "wosid", "wosuid");

    static {
        ImmutableMap.Builder<String, Column> all = ImmutableMap.builder();
        for (Column column : values()) {
            column.headings.forEach(heading -> all.put(key(heading), column));
        }
        BY_KEY = all.buildOrThrow();
    }

    private final ImmutableSet<String> headings;

    Column(String... headings) {
        this.headings = ImmutableSet.copyOf(headings);
    }

    /** The heading that documentation uses: {@code source_id}. */
    public String heading() {
        return headings.iterator().next();
    }

    /** The column with this heading. */
    public static Optional<Column> named(String heading) {
        return Optional.ofNullable(BY_KEY.get(key(heading)));
    }

    /** ORCID's type of the identifiers below this heading; empty when it is no such heading. */
    public static Optional<String> identifierType(String heading) {
        String key = key(heading);
        return named(heading).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(IDENTIFIERS.get(key)).or(() -> IdentifierTypes.orcid(key));
    }

    private static String key(String heading) {
        return SEPARATORS.matcher(heading).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
