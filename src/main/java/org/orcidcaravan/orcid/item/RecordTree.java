package org.orcidcaravan.orcid.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * Records of this package as JSON trees. Written over the records' components, so that a new component cannot be
 * forgotten: what a hash does not cover would never be sent again after a change.
 */
final class RecordTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordTree() {}

    static ObjectNode write(Record from) {
        ObjectNode to = NODES.objectNode();
        Arrays.stream(from.getClass().getRecordComponents())
                .filter(component -> component.getType() != Section.class)
                .sorted(Comparator.comparing(RecordComponent::getName))
                .forEach(component -> {
                    JsonNode node = node(component, value(from, component));
                    if (node != null) {
                        to.set(component.getName(), node);
                    }
                });
        return to;
    }

    private static @Nullable JsonNode node(RecordComponent component, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> {
                String clean = CanonicalText.of(component.getDeclaringRecord(), component.getName(), text);
                yield clean.isEmpty() ? null : NODES.textNode(clean);
            }
            case Integer number -> NODES.numberNode(number);
            case Relationship relationship -> NODES.textNode(relationship.text());
            case Record inner -> filled(write(inner));
            case List<?> list -> list(list);
            default -> throw new IllegalStateException("No JSON is known for " + component + ", which is a fault here");
        };
    }

    private static @Nullable JsonNode list(List<?> values) {
        ArrayNode all = NODES.arrayNode();
        for (Object value : values) {
            JsonNode node = filled(write((Record) value));
            if (node != null) {
                all.add(node);
            }
        }
        return filled(all);
    }

    private static @Nullable JsonNode filled(JsonNode node) {
        return node.isEmpty() ? null : node;
    }

    private static @Nullable Object value(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Failed to read " + component + ", which is a fault of this program", e);
        }
    }

    static Item readItem(Section section, JsonNode tree) {
        Class<? extends Record> type = switch (section) {
            case WORK -> Work.class;
            case FUNDING -> Funding.class;
            case PEER_REVIEW -> PeerReview.class;
            case RESEARCH_RESOURCE -> ResearchResource.class;
            default -> section.isAffiliation() ? Affiliation.class : PersonDetail.class;
        };
        return (Item) new RecordReading(section).read(type, tree, section.text());
    }
}
