package org.orcidcaravan.source.xml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element with all that is in it.
 *
 * @param name without prefix
 * @param attributes by their names without prefix
 * @param text its own, without that of its children, stripped
 */
public record XmlNode(String name, Map<String, String> attributes, String text, List<XmlNode> children) {
    public XmlNode {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The children of this name. */
    public List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name().equals(child)).toList();
    }

    /** The first child of this name. */
    public Optional<XmlNode> first(String child) {
        return children.stream().filter(node -> node.name().equals(child)).findFirst();
    }

    /** What lies within a child of this name: {@code creators/creator}. */
    public List<XmlNode> within(String group, String child) {
        return all(group).stream().flatMap(node -> node.all(child).stream()).toList();
    }

    /** The texts of the children of this name that have one. */
    public List<String> texts(String child) {
        return all(child).stream()
                .map(XmlNode::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The first of them; empty when there is none. */
    public String textOf(String child) {
        List<String> texts = texts(child);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /** An attribute; empty when it is not there. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    /** Every text in it, by the path that leads there, for whoever wants to see what was said. */
    public Map<String, String> flat() {
        Map<String, String> all = new LinkedHashMap<>();
        children.forEach(child -> child.flatten("", all));
        return all;
    }

    private void flatten(String before, Map<String, String> all) {
        String kind = Stream.of("identifierType", "nameIdentifierScheme", "dateType", "tag", "code")
                .map(this::attribute)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> "[" + value + "]")
                .orElse("");
        String path = before + name + kind;
        if (!text.isEmpty()) {
            all.merge(path, text, (one, other) -> one + "; " + other);
        }
        children.forEach(child -> child.flatten(path + "/", all));
    }
}
