package org.orcidcaravan.push.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/**
 * An identifier in the one form that all spellings of it share, for comparing: {@code https://doi.org/10.5555/AB} and
 * {@code doi:10.5555/ab} are the same (as in ORCID's normalisers).
 */
public record NormalId(String type, String value) {
    /** The type of the numbers that a source itself gives to its items. */
    static final String SOURCE_WORK_ID = "source-work-id";

    private static final Map<String, Pattern> ADDRESSES = Map.of(
            "doi", Pattern.compile("(?i)(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|doi:\\s*"),
            "handle", Pattern.compile("(?i)(?:https?://)?hdl\\.handle\\.net/|(?:hdl|handle):\\s*"),
            "arxiv", Pattern.compile("(?i)(?:https?://)?(?:www\\.)?arxiv\\.org/abs/|arxiv:\\s*"),
            "pmid",
                    Pattern.compile("(?i)(?:https?://)?(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov"
                            + "|www\\.ncbi\\.nlm\\.nih\\.gov/pubmed)/|pmid:\\s*"),
            "pmc",
                    Pattern.compile("(?i)(?:https?://)?(?:pmc\\.ncbi\\.nlm\\.nih\\.gov/articles"
                            + "|www\\.ncbi\\.nlm\\.nih\\.gov/pmc/articles)/|pmcid:\\s*"));
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Pd}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    public static NormalId of(String type, String value) {
        String kind = kind(type);
        String bare = bare(type, value);
        return new NormalId(
                kind,
                switch (kind) {
                    case "doi", "handle", "arxiv" -> bare.toLowerCase(Locale.ROOT);
                    case "isbn", "issn" ->
                        BETWEEN_DIGITS.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT);
                    case "pmc" -> bare.toUpperCase(Locale.ROOT);
                    default -> SPACES.matcher(bare).replaceAll(" ").strip();
                });
    }

    /** The value without the address that some write before it, in its own case. */
    static String bare(String type, String value) {
        String kind = kind(type);
        Pattern address = ADDRESSES.get(kind);
        String given = Objects.requireNonNullElse(Elements.text(value), "");
        if (address == null) {
            return given;
        }
        Matcher start = address.matcher(given);
        String bare = start.lookingAt() ? given.substring(start.end()) : given;
        if (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return kind.equals("pmc") && DIGITS.matcher(bare).matches() ? "PMC" + bare : bare;
    }

    /** ORCID's name of a kind of identifier, however it was typed. */
    static String kind(String type) {
        return type.strip().toLowerCase(Locale.ROOT);
    }

    /** Those that identify the item itself; the journal's ISSN, related as part-of, is none. */
    static Set<NormalId> self(List<ExternalId> ids) {
        Set<NormalId> normal = new HashSet<>();
        for (ExternalId id : ids) {
            if (id.relationship() == Relationship.SELF) {
                normal.add(of(id.type(), id.value()));
            }
        }
        return normal;
    }

    static Set<NormalId> self(Item item) {
        return switch (item) {
            case Work work -> self(work.externalIds());
            case Funding funding -> self(funding.externalIds());
            case Affiliation affiliation -> self(affiliation.externalIds());
            case PeerReview review -> self(review.externalIds());
            case ResearchResource resource -> self(resource.externalIds());
            case PersonDetail detail -> Set.of();
        };
    }

    boolean isSourceWorkId() {
        return type.equals(SOURCE_WORK_ID);
    }
}
