package org.orcidcaravan.simulator.registry.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;
import org.orcidcaravan.simulator.registry.xml.Element;

/** The list of a section: activities in groups, of which each is one thing from several sources. */
final class ItemLists {
    private final ItemXml xml;

    ItemLists(ItemXml xml) {
        this.xml = xml;
    }

    Element of(OrcidId owner, Section section, List<StoredItem> items) {
        List<Element> children = new ArrayList<>(modified(items));
        if (section.isPersonDetail()) {
            items.forEach(item -> children.add(xml.summary(owner, item)));
        } else if (section == Section.PEER_REVIEW) {
            children.addAll(reviews(owner, items));
        } else {
            String name = section.isAffiliation() ? "affiliation-group" : "group";
            Grouping.of(items).forEach(group -> children.add(group(owner, name, group)));
        }
        String space = section.isPersonDetail() ? section.text() : "activities";
        String root = section == Section.ADDRESS ? "addresses" : section.listPath();
        return Element.of(space, root, children).with("path", "/%s/%s".formatted(owner, section.listPath()));
    }

    private Element group(OrcidId owner, String name, Grouping.Group group) {
        List<Element> children = new ArrayList<>(modified(group.items()));
        children.add(ids(group.ids()));
        group.items().forEach(item -> children.add(xml.summary(owner, item)));
        return Element.of("activities", name, children);
    }

    /** Reviews are grouped by what they count for, and within that by what they are. */
    private List<Element> reviews(OrcidId owner, List<StoredItem> items) {
        Map<String, List<StoredItem>> byGroup = new LinkedHashMap<>();
        items.forEach(item ->
                byGroup.computeIfAbsent(item.title(), _ -> new ArrayList<>()).add(item));
        List<Element> groups = new ArrayList<>();
        byGroup.forEach((id, members) -> {
            List<Element> children = new ArrayList<>(modified(members));
            children.add(ids(Set.of(new ExternalIdKey("peer-review", id, ""))));
            Grouping.of(members).forEach(group -> children.add(group(owner, "peer-review-group", group)));
            groups.add(Element.of("activities", "group", children));
        });
        return groups;
    }

    private static Element ids(Set<ExternalIdKey> keys) {
        List<Element> ids = new ArrayList<>();
        for (ExternalIdKey key : keys) {
            List<Element> parts = new ArrayList<>();
            parts.add(Element.leaf("common", "external-id-type", key.type()));
            parts.add(Element.leaf("common", "external-id-value", key.value()));
            if (key.isSelf()) {
                parts.add(Element.leaf("common", "external-id-normalized", key.value())
                        .with("transient", "true"));
                parts.add(Element.leaf("common", "external-id-relationship", key.relationship()));
            }
            ids.add(Element.of("common", "external-id", parts));
        }
        return Element.of("common", "external-ids", ids);
    }

    private static List<Element> modified(List<StoredItem> items) {
        return items.stream()
                .map(StoredItem::modified)
                .max(Comparator.<Instant>naturalOrder())
                .map(last -> List.of(ItemXml.time("last-modified-date", last)))
                .orElse(List.of());
    }
}
