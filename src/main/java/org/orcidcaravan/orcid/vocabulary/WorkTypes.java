package org.orcidcaravan.orcid.vocabulary;

import com.google.common.collect.ImmutableMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** ORCID's 59 types of works, and the names that other vocabularies have for them. */
public final class WorkTypes {
    /** Vocabularies, in the order in which a name is looked up when nobody says which one it is from. */
    public enum Origin {
        ORCID,
        DSPACE,
        CSL,
        DATACITE,
        COAR,
        BIBTEX,
        RIS;

        private final ImmutableMap<String, String> types;

        Origin() {
            String file = "work-types-" + name().toLowerCase(Locale.ROOT) + ".csv";
            Map<String, String> read = new LinkedHashMap<>();
            for (List<String> row : Table.rows(file)) {
                row.subList(0, row.size() - 1).forEach(name -> read.putIfAbsent(Table.key(name), row.getLast()));
            }
            types = ImmutableMap.copyOf(read);
        }
    }

    private static final Set<String> ALL =
            Collections.unmodifiableSet(new LinkedHashSet<>(Origin.ORCID.types.values()));

    private WorkTypes() {}

    /** All 59, as ORCID writes them, in alphabetical order. */
    public static Set<String> all() {
        return ALL;
    }

    /**
     * ORCID's type for a name of any of the vocabularies, ORCID's own among them; upper and lower case, spaces, hyphens
     * and underscores make no difference.
     *
     * @return empty when no vocabulary knows the name
     */
    public static Optional<String> orcid(String anyName) {
        return orcid(anyName, Origin.ORCID);
    }

    /** The same, for a reader that knows the vocabulary: the name is looked up there first. */
    public static Optional<String> orcid(String anyName, Origin first) {
        String key = Table.key(anyName);
        String told = first.types.get(key);
        if (told != null) {
            return Optional.of(told);
        }
        return List.of(Origin.values()).stream()
                .map(origin -> origin.types.get(key))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
