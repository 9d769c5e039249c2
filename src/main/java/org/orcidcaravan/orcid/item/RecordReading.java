package org.orcidcaravan.orcid.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/** Records of this package from JSON trees: {@link RecordTree} the other way round, and strict. */
final class RecordReading {
    private final Section section;

    RecordReading(Section section) {
        this.section = section;
    }

    Record read(Class<?> type, JsonNode from, String where) {
        if (!from.isObject()) {
            throw wrong(where, "an object");
        }
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components, from, where);
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], from.get(components[i].getName()), where);
        }
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException thrown ? thrown.getTargetException() : e;
            throw new IllegalStateException("Failed to make " + type + ", which is a fault of this program", cause);
        }
    }

    private void refuseUnknown(RecordComponent[] components, JsonNode from, String where) {
        List<String> known = Arrays.stream(components)
                .filter(component -> component.getType() != Section.class)
                .map(RecordComponent::getName)
                .sorted()
                .toList();
        from.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new UnreadableItem("Failed to read a " + section.text() + ": \"" + name + "\" is no member of "
                        + where + ". Leave it out, or use one of: " + String.join(", ", known) + ".");
            }
        });
    }

    private @Nullable Object value(RecordComponent component, @Nullable JsonNode node, String where) {
        String here = where + "." + component.getName();
        if (component.getType() == Section.class) {
            return section;
        }
        return node == null || node.isNull() ? absent(component, here) : present(component, node, here);
    }

    private Object present(RecordComponent component, JsonNode node, String here) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(component, node, here);
        }
        if (type == String.class) {
            return node.isTextual() ? node.textValue() : fail(here, "a text");
        }
        if (type == Relationship.class) {
            return relationship(node, here);
        }
        if (type == int.class || type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : fail(here, "a whole number");
        }
        return read(type, node, here);
    }

    /** The check says later, in a librarian's words, that a text is missing; here it is enough not to invent one. */
    private @Nullable Object absent(RecordComponent component, String here) {
        if (component.getType() == List.class) {
            return List.of();
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return component.getType() == String.class ? "" : fail(here, "there");
    }

    private List<Record> list(RecordComponent component, JsonNode node, String here) {
        if (!node.isArray()) {
            throw wrong(here, "a list");
        }
        ParameterizedType type = (ParameterizedType) component.getGenericType();
        Class<?> element = (Class<?>) type.getActualTypeArguments()[0];
        List<Record> all = new ArrayList<>();
        for (JsonNode one : node) {
            all.add(read(element, one, here + "[" + all.size() + "]"));
        }
        return all;
    }

    private Relationship relationship(JsonNode node, String here) {
        return Arrays.stream(Relationship.values())
                .filter(one -> one.text().equals(node.textValue()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        here,
                        "one of "
                                + Arrays.stream(Relationship.values())
                                        .map(Relationship::text)
                                        .collect(Collectors.joining(", "))));
    }

    private Object fail(String here, String expected) {
        throw wrong(here, expected);
    }

    private UnreadableItem wrong(String here, String expected) {
        return new UnreadableItem(
                "Failed to read a " + section.text() + ": " + here + " must be " + expected + ". Correct it.");
    }
}
