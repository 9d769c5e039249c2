package org.orcidcaravan.consent.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.OrcidId;

/**
 * One row of a file, its fields by the header's names.
 *
 * @param line 1-based; that of its beginning, because a quoted field may hold line breaks
 */
record Row(long line, List<String> columns, List<String> fields) {
    private static final Pattern ORCID = Pattern.compile(
            "(?:https?://(?:www\\.)?(?:sandbox\\.)?orcid\\.org/)?([0-9X-]+)/?", Pattern.CASE_INSENSITIVE);

    /** The field without blanks around it; empty when it is blank, or the file has no such column. */
    Optional<String> optional(String column) {
        int at = columns.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(fields.get(at).strip()).filter(field -> !field.isEmpty());
    }

    /** @throws BadRow when it is blank */
    String required(String column) {
        return optional(column).orElseThrow(() -> new BadRow(column + " is empty"));
    }

    /**
     * An iD, hyphenated or as the address that ORCID displays it by.
     *
     * @throws BadRow when it is something else
     */
    Optional<OrcidId> orcid(String column) {
        return optional(column).map(text -> {
            Matcher matcher = ORCID.matcher(text);
            return Optional.of(matcher)
                    .filter(Matcher::matches)
                    .flatMap(found -> OrcidId.parse(found.group(1).toUpperCase(Locale.ROOT)))
                    .orElseThrow(() -> new BadRow(column
                            + " is not an ORCID iD: write sixteen characters as in 0000-0002-1825-0097, the last a right"
                            + " check digit"));
        });
    }

    /** @throws BadRow when the row does not fit its header, or holds what disturbs others */
    void check() {
        if (fields.size() != columns.size()) {
            throw new BadRow("it has " + fields.size() + " fields, but the header has " + columns.size());
        }
        if (fields.stream().anyMatch(field -> field.chars().anyMatch(Row::disturbs))) {
            throw new BadRow("it holds a control character");
        }
    }

    /** PostgreSQL takes no NUL, and a terminal takes some of the others for orders. */
    private static boolean disturbs(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\r' && character != '\n';
    }
}
