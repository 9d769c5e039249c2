package org.orcidcaravan.orcid.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a document that was read, without its namespaces: ORCID's local names are told apart by their places. */
final class Element {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void child(Element child) {
        children.add(child);
    }

    void text(String more) {
        text.append(more);
    }

    String text() {
        return text.toString();
    }

    List<Element> children() {
        return children;
    }

    /** The elements of that name. */
    List<Element> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** What an attribute or a child of that name holds as text; null when there is neither. */
    @Nullable
    String leaf(String wanted) {
        String attribute = attributes.get(wanted);
        if (attribute != null) {
            return attribute;
        }
        List<Element> found = all(wanted);
        return found.isEmpty() ? null : found.getLast().text();
    }
}
