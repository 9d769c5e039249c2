package org.orcidcaravan.simulator.registry.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;

/** Puts items together that share an identifier of their own, directly or through others. */
final class Grouping {
    private final Map<ExternalIdKey, Group> byId = new HashMap<>();
    private final Set<Group> groups = new LinkedHashSet<>();

    private Grouping() {}

    /** In the order in which each group's first item comes. */
    static List<Group> of(List<StoredItem> items) {
        Grouping grouping = new Grouping();
        items.forEach(grouping::add);
        return List.copyOf(grouping.groups);
    }

    private void add(StoredItem item) {
        List<ExternalIdKey> own =
                item.keys().stream().filter(ExternalIdKey::isSelf).toList();
        Set<Group> touched = new LinkedHashSet<>();
        own.forEach(id -> {
            Group group = byId.get(id);
            if (group != null) {
                touched.add(group);
            }
        });
        Group home = touched.isEmpty() ? new Group() : touched.iterator().next();
        groups.add(home);
        touched.stream().filter(group -> group != home).forEach(group -> merge(group, home));
        home.items.add(item);
        own.forEach(id -> put(id, home));
    }

    private void merge(Group group, Group home) {
        home.items.addAll(group.items);
        group.ids.forEach(id -> put(id, home));
        groups.remove(group);
    }

    private void put(ExternalIdKey id, Group home) {
        home.ids.add(id);
        byId.put(id, home);
    }

    /** Items that are one thing; compared by identity. */
    static final class Group {
        private final Set<ExternalIdKey> ids = new LinkedHashSet<>();
        private final List<StoredItem> items = new ArrayList<>();

        Set<ExternalIdKey> ids() {
            return ids;
        }

        List<StoredItem> items() {
            return items;
        }
    }
}
