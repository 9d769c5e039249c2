package org.orcidcaravan.orcid.vocabulary;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** ORCID's countries: ISO 3166-1 with two letters, and XK for Kosovo (orcid-model 3.3.9, Iso3166Country). */
public final class Countries {
    private static final Set<String> CODES = new HashSet<>(List.of(Locale.getISOCountries()));

    static {
        CODES.add("XK");
    }

    private Countries() {}

    /** It is one of the codes, in capitals. */
    public static boolean has(String code) {
        return CODES.contains(code);
    }

    /** In capitals, and with GB for UK; other texts come back as they are, for the check to refuse. */
    public static String orcid(String code) {
        String capitals = code.strip().toUpperCase(Locale.ROOT);
        if (capitals.equals("UK")) {
            return "GB";
        }
        return CODES.contains(capitals) ? capitals : code;
    }
}
