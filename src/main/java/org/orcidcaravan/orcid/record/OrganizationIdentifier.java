package org.orcidcaravan.orcid.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of identifiers that ORCID takes for organizations, but LEI; named as in {@code disambiguation-source}. */
public enum OrganizationIdentifier {
    /** Research Organization Registry. */
    ROR("(?:(?:https?://)?(?:www\\.)?ror\\.org/)?(0[a-z0-9]{6}[0-9]{2})/?", "https://ror.org/00x0x0x00"),
    /** Global Research Identifier Database; closed in 2021, still in many records. */
    GRID("(?:(?:https?://)?(?:www\\.)?grid\\.ac/institutes/)?(grid\\.[0-9]{1,9}\\.[0-9a-f]{1,3})/?", "grid.1234.5"),
    /** Ringgold's number; no longer offered since 2023, still in many records. */
    RINGGOLD("(?:ringgold:)?\\s*0*([0-9]{1,12})", "12345"),
    /** Crossref's registry of funders, whose identifiers are DOIs. */
    FUNDREF(
            "(?:(?:doi:|(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/)?10\\.13039/)?([0-9]{3,20})",
            "https://doi.org/10.13039/500000000000");

    private final Pattern form;
    private final String example;

    OrganizationIdentifier(String form, String example) {
        this.form = Pattern.compile(form);
        this.example = example;
    }

    /** Its kind by the source that a record names; empty when that is another, or missing. */
    static Optional<OrganizationIdentifier> of(@Nullable String source) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(source))
                .findFirst();
    }

    /** What is the same however it is written; empty when the text is no such identifier. */
    Optional<String> bare(String text) {
        Matcher matcher = form.matcher(text.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    String example() {
        return example;
    }
}
