package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A route file, read.
 *
 * @param name the file's name without its folder
 * @param lineCount physical lines
 */
public record RouteFile(String name, int lineCount, List<Entry> entries) {
    public static final String SUFFIX = ".camel.yaml";
    /** The one file that is no flow: it holds the route configurations that the flows name. */
    static final String ERRORS = "errors" + SUFFIX;

    /** The file's name without its extension: the id of its main route. */
    String id() {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    List<Entry> routesAndTemplates() {
        return entries.stream()
                .filter(entry -> entry.isRoute() || entry.isTemplate())
                .toList();
    }

    /**
     * Reads a file's text.
     *
     * @throws UnreadableRouteFile when the text is not a YAML list of entries
     */
    public static RouteFile read(String name, String text) throws UnreadableRouteFile {
        Yaml root = new Yaml(compose(name, text));
        if (!root.isSequence()) {
            throw new UnreadableRouteFile(
                    root.line(), "File '" + name + "' is not a list: begin each entry with '- route:'.");
        }
        List<Entry> entries = new ArrayList<>();
        for (Yaml item : root.items()) {
            List<Yaml.Field> fields = item.fields();
            if (fields.isEmpty()) {
                entries.add(new Entry(item.text().orElse("?"), item.line(), item));
            }
            fields.forEach(field -> entries.add(new Entry(field.name(), field.line(), field.value())));
        }
        return new RouteFile(name, (int) text.lines().count(), List.copyOf(entries));
    }

    private static Node compose(String name, String text) throws UnreadableRouteFile {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new UnreadableRouteFile(
                            1, "File '" + name + "' is empty: write at least one '- route:', or delete the file."));
            refuseAnchors(root, name);
            return root;
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new UnreadableRouteFile(line, notYaml(name, broken.getProblem()), broken);
        } catch (YamlEngineException broken) {
            throw new UnreadableRouteFile(1, notYaml(name, String.valueOf(broken.getMessage())), broken);
        }
    }

    private static String notYaml(String name, String problem) {
        return "Failed to read '%s' as YAML: %s. Correct this line or the one above it; indent with spaces only."
                .formatted(name, problem.strip());
    }

    /** An alias may point at its own parent; refusing anchors keeps every walk over the tree finite. */
    private static void refuseAnchors(Node node, String name) throws UnreadableRouteFile {
        if (node.getAnchor().isPresent()) {
            throw new UnreadableRouteFile(
                    new Yaml(node).line(),
                    "File '%s' uses the YAML anchor '&%s': write the text out where it is needed."
                            .formatted(name, node.getAnchor().get()));
        }
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                refuseAnchors(tuple.getKeyNode(), name);
                refuseAnchors(tuple.getValueNode(), name);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                refuseAnchors(item, name);
            }
        }
    }
}
