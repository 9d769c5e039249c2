package org.orcidcaravan.simulator.registry.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;
import org.orcidcaravan.simulator.registry.rule.Refusal;

/** ORCID's rule that one source adds a thing once: the same type and value of an identifier, of relationship self. */
final class Duplicates {
    /** What makes an identifier of a stored item count against new works of a bulk: it, or an older version of it. */
    private final Map<ExternalIdKey, Long> known = new HashMap<>();

    /** What a bulk starts with. */
    static Duplicates of(Collection<StoredItem> items, Source source) {
        Duplicates duplicates = new Duplicates();
        items.stream().filter(item -> item.source().equals(source)).forEach(duplicates::add);
        return duplicates;
    }

    /** @throws Refusal 9021 when the work is known, be it from this bulk */
    void check(StoredItem work) {
        for (ExternalIdKey key : work.keys()) {
            Long putCode = key.isSelf() ? known.get(key.thing()) : null;
            if (putCode != null) {
                throw duplicate(putCode);
            }
        }
    }

    void add(StoredItem work) {
        work.keys().stream()
                .filter(key -> !key.relationship().equals("part-of")
                        && !key.relationship().equals("funded-by"))
                .forEach(key -> known.put(key.thing(), work.putCode()));
    }

    /**
     * Checks one item against all others of its section.
     *
     * @throws Refusal 9021, for a person's details 9030
     */
    static void check(StoredItem item, Collection<StoredItem> others) {
        for (StoredItem other : others) {
            if (other.putCode() == item.putCode() || !other.source().equals(item.source())) {
                continue;
            }
            if (item.section().isPersonDetail()) {
                if (item.once().equals(other.once())) {
                    throw Refusal.of(
                            ErrorCode.DUPLICATE_DETAIL,
                            "The element '%s' of type '%s' is duplicated."
                                    .formatted(item.once(), item.section().text()));
                }
            } else if (item.keys().stream().anyMatch(key -> isOwn(key, other))) {
                throw duplicate(other.putCode());
            }
        }
    }

    /** Identifiers without a relationship, which only an older API could add, count as equal as well. */
    private static boolean isOwn(ExternalIdKey key, StoredItem other) {
        return (key.isSelf() || key.relationship().isEmpty()) && other.keys().contains(key);
    }

    private static Refusal duplicate(long putCode) {
        return Refusal.worded(
                ErrorCode.DUPLICATE,
                "%s, please see element with put-code %d. If you are trying to edit the item, please use PUT instead of"
                                .formatted(ErrorCode.DUPLICATE.message(), putCode)
                        + " POST.");
    }
}
