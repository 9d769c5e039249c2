package org.orcidcaravan.simulator.registry.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of one of ORCID's namespaces.
 *
 * @param space the last part of the namespace: {@code work} of {@code http://www.orcid.org/ns/work}
 * @param attributes those without a namespace
 * @param text of an element without children; empty otherwise
 */
public record Element(String space, String name, Map<String, String> attributes, List<Element> children, String text) {
    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    public static Element of(String space, String name, Element... children) {
        return new Element(space, name, Map.of(), List.of(children), "");
    }

    public static Element of(String space, String name, List<Element> children) {
        return new Element(space, name, Map.of(), children, "");
    }

    public static Element leaf(String space, String name, String text) {
        return new Element(space, name, Map.of(), List.of(), text);
    }

    /** The first child of this name. */
    public Optional<Element> child(String child) {
        return children.stream().filter(c -> c.name.equals(child)).findFirst();
    }

    /** What the path leads to, all of it: {@code all("external-ids", "external-id")}. */
    public List<Element> all(String... path) {
        Stream<Element> found = Stream.of(this);
        for (String step : path) {
            found = found.flatMap(e -> e.children.stream()).filter(e -> e.name.equals(step));
        }
        return found.toList();
    }

    /** The text at the end of the path, without blanks around it; empty when there is none. */
    public String text(String... path) {
        return all(path).stream().map(e -> e.text.strip()).findFirst().orElse("");
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public Element with(String attribute, String value) {
        Map<String, String> more = new HashMap<>(attributes);
        more.put(attribute, value);
        return new Element(space, name, more, children, text);
    }

    public Element withChildren(List<Element> others) {
        return new Element(space, name, attributes, others, text);
    }

    public Element named(String otherSpace, String otherName) {
        return new Element(otherSpace, otherName, attributes, children, text);
    }

    /** Without attributes. */
    public Element bare() {
        return new Element(space, name, Map.of(), children, text);
    }

    /** Without those children, here and deeper. */
    public Element without(String... names) {
        List<String> unwanted = Arrays.asList(names);
        List<Element> kept = new ArrayList<>();
        for (Element child : children) {
            if (!unwanted.contains(child.name)) {
                kept.add(child.without(names));
            }
        }
        return withChildren(kept);
    }
}
