package org.orcidcaravan.orcid.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ORCID's codes of languages: mostly ISO 639-1, some of them in the form before 1989. */
public final class Languages {
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOLanguages()) {
            String three = Locale.of(code).getISO3Language();
            CODES.put(three, code);
        }
        Map<String, String> own = new HashMap<>();
        Table.rows("languages.csv").forEach(row -> own.put(row.getFirst().toLowerCase(Locale.ROOT), row.get(1)));
        CODES.replaceAll((three, code) -> own.getOrDefault(code, ""));
        CODES.values().removeIf(String::isEmpty);
        CODES.putAll(own);
    }

    private Languages() {}

    /** It is one of ORCID's codes, letter for letter. */
    public static boolean has(String code) {
        return code.equals(CODES.get(code.toLowerCase(Locale.ROOT)));
    }

    /** ORCID's code for another: {@code eng}, {@code en_US} and {@code EN} are {@code en}; {@code he} is {@code iw}. */
    public static Optional<String> orcid(String anyCode) {
        String code = anyCode.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        while (!code.isEmpty()) {
            String known = CODES.get(code);
            if (known != null) {
                return Optional.of(known);
            }
            code = code.substring(0, Math.max(0, code.lastIndexOf('_')));
        }
        return Optional.empty();
    }
}
