package org.orcidcaravan.orcid.identifier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.OrcidId;

/** The one written form of an identifier, from the many that people write. */
public final class Identifiers {
    private static final Pattern DOI_PREFIX = Pattern.compile(
            "^(?:(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|info:doi/|urn:doi:|doi\\s*+:?+\\s*+)++",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/\\S+");
    private static final Pattern HANDLE_PREFIX = Pattern.compile(
            "^(?:(?:https?://)?hdl\\.handle\\.net/|info:hdl/|hdl\\s*+:\\s*+)++", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("[^\\s/]+/\\S+");
    private static final Pattern PMID = Pattern.compile(
            "^(?:https?://(?:www\\.ncbi\\.nlm\\.nih\\.gov/pubmed|pubmed\\.ncbi\\.nlm\\.nih\\.gov)/|(?:pmid|pubmed)\\s*+:?+\\s*+)?+"
                    + "(\\d{1,9})/?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PMC = Pattern.compile(
            "^(?:https?://\\S+/)?(?:PMCID\\s*+:?+\\s*+)?+PMC\\s*+:?+\\s*+(\\d{1,9})/?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARXIV_PREFIX = Pattern.compile(
            "^(?:https?://(?:www\\.)?arxiv\\.org/(?:abs|pdf)/|arxiv\\s*+:\\s*+)++", Pattern.CASE_INSENSITIVE);
    private static final Pattern ISBN = Pattern.compile("\\d{9}[\\dX]|97[89]\\d{10}");
    private static final Pattern ISSN = Pattern.compile("\\d{7}[\\dX]");
    private static final Pattern BOOK_LABEL = Pattern.compile(
            "^(?:urn:)?(?:p-?|e-?|l-?)?(?:isbn|issn)(?:-1[03])?\\s*+:?+\\s*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPHENS = Pattern.compile("[\\s\\u2010-\\u2015\\u2212\\u00AD-]");
    private static final Pattern ORCID_PREFIX =
            Pattern.compile("^(?:(?:https?://)?(?:www\\.)?orcid\\.org/|orcid\\s*+:?+\\s*+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIXTEEN = Pattern.compile("(.{4})(.{4})(.{4})(.{4})");
    private static final Pattern BETWEEN = Pattern.compile("[;,|]");
    private static final Pattern SPACES = Pattern.compile("[\\s;,|]+");
    private static final Pattern AROUND = Pattern.compile("(?<![\\s;,|])[\\s;,|]++$|^[\\s;,|]++");
    private static final Pattern BETWEEN_DOIS = Pattern.compile("[\\s;,|]+(?=10\\.\\d|https?:|doi:)");

    private Identifiers() {}

    /**
     * The value as ORCID is sent it: a DOI, handle or arXiv number without the resolver's address, a PMID as digits, an
     * ISBN as digits without hyphens, an ISSN as {@code 1234-567X}.
     *
     * @param type ORCID's type; of other types than those named the value comes back as it is
     * @return empty when it cannot be one: not the form, or a wrong check digit
     */
    public static Optional<String> normal(String type, String value) {
        String text = value.strip();
        return switch (type) {
            case "doi" ->
                Optional.of(without(DOI_PREFIX, text))
                        .filter(doi -> DOI.matcher(doi).matches());
            case "handle" ->
                Optional.of(without(HANDLE_PREFIX, text))
                        .filter(handle -> HANDLE.matcher(handle).matches());
            case "pmid" -> group(PMID, text);
            case "pmc" -> group(PMC, text).map(digits -> "PMC" + digits);
            case "arxiv" -> Optional.of(without(ARXIV_PREFIX, text)).filter(number -> !number.isEmpty());
            case "isbn" -> isbn(text);
            case "issn" -> issn(text);
            default -> Optional.of(text).filter(some -> !some.isEmpty());
        };
    }

    /**
     * Several in one field: between semicolons, commas or bars; of ISBN, ISSN and PMID also between spaces. A DOI may hold a
     * semicolon itself, so the next one must begin like a DOI.
     */
    public static List<String> several(String type, String text) {
        if (!type.equals("doi") && normal(type, text).isPresent() && !text.contains(";")) {
            return List.of(text.strip());
        }
        return switch (type) {
            case "doi" -> parts(BETWEEN_DOIS, AROUND.matcher(text).replaceAll(""));
            case "isbn", "issn", "pmid" -> {
                List<String> words = parts(SPACES, text);
                boolean all = words.stream().allMatch(word -> normal(type, word).isPresent());
                yield all ? words : parts(BETWEEN, text);
            }
            default -> parts(BETWEEN, text);
        };
    }

    /** An ORCID iD with or without its address or hyphens, and with a small x. */
    public static Optional<OrcidId> orcid(String text) {
        String bare = HYPHENS.matcher(without(ORCID_PREFIX, text.strip()))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        Matcher groups = SIXTEEN.matcher(bare);
        return groups.matches() ? OrcidId.parse(groups.replaceFirst("$1-$2-$3-$4")) : Optional.empty();
    }

    private static Optional<String> isbn(String text) {
        String digits = digits(text);
        boolean right = ISBN.matcher(digits).matches()
                && (digits.length() == 13 ? CheckDigits.isRightModulo10(digits) : CheckDigits.isRightModulo11(digits));
        return right ? Optional.of(digits) : Optional.empty();
    }

    private static Optional<String> issn(String text) {
        String digits = digits(text);
        return ISSN.matcher(digits).matches() && CheckDigits.isRightModulo11(digits)
                ? Optional.of(digits.substring(0, 4) + "-" + digits.substring(4))
                : Optional.empty();
    }

    private static String digits(String text) {
        return HYPHENS.matcher(without(BOOK_LABEL, text)).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static String without(Pattern prefix, String text) {
        return prefix.matcher(text).replaceFirst("");
    }

    private static Optional<String> group(Pattern form, String text) {
        Matcher found = form.matcher(text);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static List<String> parts(Pattern between, String text) {
        return Arrays.stream(between.split(text, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
