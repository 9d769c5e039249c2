package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A place in a YAML document that still knows its line. */
public record Yaml(Node node) {
    /** One {@code name: value} of a mapping; a name that is not a scalar reads as {@code "?"}. */
    public record Field(String name, int line, Yaml value) {}

    /** 1-based. */
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** True for a scalar that YAML 1.2's JSON schema reads as the given tag. */
    public boolean is(Tag tag) {
        return isScalar() && node.getTag().equals(tag);
    }

    /** An unquoted {@code {{key}}}, which YAML reads as a mapping within a mapping. */
    public boolean isUnquotedPlaceholder() {
        return node instanceof MappingNode outer
                && outer.getValue().size() == 1
                && outer.getValue().getFirst().getKeyNode() instanceof MappingNode;
    }

    public Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Yaml key = new Yaml(tuple.getKeyNode());
                fields.add(new Field(key.text().orElse("?"), key.line(), new Yaml(tuple.getValueNode())));
            }
        }
        return fields;
    }

    public List<Yaml> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(Yaml::new).toList()
                : List.of();
    }

    /** The value of the field with this name, empty when this is no mapping or has no such field. */
    public Optional<Yaml> at(String name) {
        return fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    public Optional<String> textAt(String name) {
        return at(name).flatMap(Yaml::text);
    }

    /** Every field below this place, outermost first. */
    public List<Field> allFields() {
        List<Field> found = new ArrayList<>();
        for (Field field : fields()) {
            found.add(field);
            found.addAll(field.value().allFields());
        }
        items().forEach(item -> found.addAll(item.allFields()));
        return found;
    }

    /** Every scalar below this place, this one included. */
    public List<Yaml> allScalars() {
        List<Yaml> found = new ArrayList<>();
        if (isScalar()) {
            found.add(this);
        }
        fields().forEach(field -> found.addAll(field.value().allScalars()));
        items().forEach(item -> found.addAll(item.allScalars()));
        return found;
    }
}
