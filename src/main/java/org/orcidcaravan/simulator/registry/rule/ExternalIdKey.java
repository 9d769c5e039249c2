package org.orcidcaravan.simulator.registry.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;

/**
 * An external identifier as ORCID compares them.
 *
 * @param value normalised; of fundings as it was sent
 * @param relationship as sent; empty when none was
 */
public record ExternalIdKey(String type, String value, String relationship) {
    private static final Pattern DOI =
            Pattern.compile("(?:(?:https?://)?(?:dx\\.)?doi\\.org/|doi:\\s*)?(10\\..+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/]+/(?:.*/)?([^/]+)/?");
    private static final Pattern ARXIV =
            Pattern.compile("(?:https?://arxiv\\.org/(?:abs|pdf)/|arxiv:)?(.+?)(?:\\.pdf)?", Pattern.CASE_INSENSITIVE);

    /** Those that an item goes by; empty for a person's details. */
    public static List<ExternalIdKey> of(Section section, Element item) {
        return elements(section, item).stream().map(id -> of(section, id, true)).toList();
    }

    static List<Element> elements(Section section, Element item) {
        return switch (section) {
            case PEER_REVIEW -> item.all("review-identifiers", "external-id");
            case RESEARCH_RESOURCE -> item.all("proposal", "external-ids", "external-id");
            case EXTERNAL_IDENTIFIER -> List.of(item);
            default -> item.all("external-ids", "external-id");
        };
    }

    private static ExternalIdKey of(Section section, Element id, boolean normalise) {
        String type = id.text("external-id-type");
        String value = id.text("external-id-value");
        boolean raw = section == Section.FUNDING || section.isPersonDetail() || !normalise;
        return new ExternalIdKey(type, raw ? value : normalised(type, value), id.text("external-id-relationship"));
    }

    /** What ORCID puts into {@code external-id-normalized}. */
    public static String normalised(String type, String value) {
        String text = value.strip();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "doi" -> first(DOI, text).toLowerCase(Locale.ROOT);
            case "isbn" -> isbn(text.replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT));
            case "issn" -> issn(text.replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT));
            case "pmid" -> first(ADDRESS, text).replaceAll("\\D", "");
            case "pmc" -> "PMC" + first(ADDRESS, text).replaceAll("\\D", "");
            case "arxiv" -> "arXiv:" + first(ARXIV, text);
            case "handle" -> text.replaceFirst("(?i)^(https?://hdl\\.handle\\.net/|hdl:)", "");
            default -> text;
        };
    }

    public boolean isSelf() {
        return relationship.equals("self");
    }

    /** The same thing, whatever the relationship. */
    boolean names(ExternalIdKey other) {
        return type.equals(other.type) && value.equals(other.value);
    }

    /** Without the relationship: for a map of what is known. */
    public ExternalIdKey thing() {
        return new ExternalIdKey(type, value, "");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    private static String issn(String characters) {
        return characters.length() == 8 ? characters.substring(0, 4) + "-" + characters.substring(4) : characters;
    }

    /** Ten characters become thirteen. */
    private static String isbn(String characters) {
        if (characters.length() != 10) {
            return characters;
        }
        String twelve = "978" + characters.substring(0, 9);
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += Character.digit(twelve.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
