package org.orcidcaravan.orcid.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Texts that stand where a source has nothing to say, such as {@code N/A}. */
public final class Placeholders {
    private static final Set<String> ANY = new TreeSet<>();
    private static final Set<String> NAMES = new TreeSet<>();

    static {
        for (List<String> row : Table.rows("placeholders.csv")) {
            Set<String> where = row.getFirst().equals("any") ? ANY : NAMES;
            where.add(row.get(1).toLowerCase(Locale.ROOT));
        }
    }

    private Placeholders() {}

    /** The text says nothing, wherever it stands. */
    public static boolean isOne(String text) {
        return ANY.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The text says nothing where the name of a person should be. */
    public static boolean isNoName(String text) {
        return isOne(text) || NAMES.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
