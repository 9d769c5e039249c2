package org.orcidcaravan.orcid.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** ORCID's types of external identifiers, and which of them name what a work appeared in. */
public final class IdentifierTypes {
    private static final Map<String, String> BY_KEY = new LinkedHashMap<>();
    private static final Map<String, Set<String>> CONTAINERS = new LinkedHashMap<>();
    private static final Set<String> ALL;

    static {
        Table.rows("identifier-types.csv").forEach(row -> BY_KEY.put(Table.key(row.getFirst()), row.getFirst()));
        ALL = Collections.unmodifiableSet(new TreeSet<>(BY_KEY.values()));
        for (List<String> row : Table.rows("container-identifiers.csv")) {
            CONTAINERS.computeIfAbsent(row.getFirst(), type -> new TreeSet<>()).add(row.getLast());
        }
    }

    private IdentifierTypes() {}

    /** All, as ORCID writes them. */
    public static Set<String> all() {
        return ALL;
    }

    /** As ORCID writes it: {@code DOI} is {@code doi}, {@code proposal_id} is {@code proposal-id}. */
    public static Optional<String> orcid(String anyName) {
        return Optional.ofNullable(BY_KEY.get(Table.key(anyName)));
    }

    /** An identifier of this type on a work of this type names the journal, the book or the series: it is {@code part-of}. */
    public static boolean namesContainer(String identifierType, String workType) {
        Set<String> works = CONTAINERS.getOrDefault(identifierType, Set.of());
        return works.contains("*") || works.contains(workType);
    }
}
