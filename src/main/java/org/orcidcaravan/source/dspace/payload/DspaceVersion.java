package org.orcidcaravan.source.dspace.payload;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.DspaceTrouble;

/** DSpace's version: 7.3 and later. */
public record DspaceVersion(int major, int minor, int patch) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}|x))?(?:\\.(\\d{1,3}))?");

    /**
     * Reads {@code 7.6.6}, {@code 8} or {@code 9.2}.
     *
     * @throws DspaceTrouble when it is none, or one without an ORCID queue
     */
    public static DspaceVersion parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DspaceTrouble(
                    "Failed to read caravan.dspace.version: '" + text + "' is no version. Write it like 7.6.6 or 9.2.");
        }
        DspaceVersion version = new DspaceVersion(number(form.group(1)), number(form.group(2)), number(form.group(3)));
        if (version.isBefore(7, 3, 0)) {
            throw new DspaceTrouble(
                    "Failed to read caravan.dspace.version: DSpace " + text + " has no ORCID queue. It came with 7.3.");
        }
        return version;
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.equals("x") ? 0 : Integer.parseInt(digits);
    }

    /** Whether an ISSN or ISBN may be that of what a work is in: 7.6.6, 8.3 and 9.2, and later ones of each. */
    boolean knowsPartOf() {
        return switch (major) {
            case 7 -> !isBefore(7, 6, 6);
            case 8 -> !isBefore(8, 3, 0);
            case 9 -> !isBefore(9, 2, 0);
            default -> true;
        };
    }

    /** Whether ISBNs are sent: not before 7.6.1. */
    boolean knowsIsbn() {
        return !isBefore(7, 6, 1);
    }

    private boolean isBefore(int otherMajor, int otherMinor, int otherPatch) {
        int[] one = {major, minor, patch};
        int[] other = {otherMajor, otherMinor, otherPatch};
        return Arrays.compare(one, other) < 0;
    }
}
