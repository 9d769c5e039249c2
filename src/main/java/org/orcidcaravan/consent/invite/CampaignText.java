package org.orcidcaravan.consent.invite;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orcidcaravan.consent.invite.CampaignFile.Finding;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping in a campaign's file, which is asked for its fields, and notes what is wrong with them and where. */
final class CampaignText {
    private final String file;
    private final int line;
    private final Map<String, Node> fields;
    private final List<Finding> findings;

    private CampaignText(String file, int line, Map<String, Node> fields, List<Finding> findings) {
        this.file = file;
        this.line = line;
        this.fields = fields;
        this.findings = findings;
    }

    /**
     * What stands at a place; something else than a mapping is a finding, and reads as one without fields.
     *
     * @param known the fields that it may have; any other is a finding
     */
    static CampaignText of(String file, Node node, Set<String> known, List<Finding> findings) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                if (fields.containsKey(name)) {
                    findings.add(new Finding(
                            file,
                            lineOf(tuple.getKeyNode()),
                            "'%s' stands here twice: take one away.".formatted(name)));
                } else if (known.contains(name)) {
                    fields.put(name, tuple.getValueNode());
                } else {
                    findings.add(new Finding(
                            file,
                            lineOf(tuple.getKeyNode()),
                            "'%s' is no field here: write one of %s."
                                    .formatted(name, String.join(", ", new TreeSet<>(known)))));
                }
            }
        } else {
            findings.add(new Finding(
                    file,
                    lineOf(node),
                    "Here have to be fields: write some of %s, each with a colon and a value."
                            .formatted(String.join(", ", new TreeSet<>(known)))));
        }
        return new CampaignText(file, lineOf(node), fields, findings);
    }

    /** 1-based. */
    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    int lineOf(String name) {
        Node node = fields.get(name);
        return node == null ? line : lineOf(node);
    }

    void complain(String name, String sentence) {
        findings.add(new Finding(file, lineOf(name), sentence));
    }

    /** A field that has to be there. */
    String text(String name) {
        Optional<String> text = optional(name);
        if (text.isEmpty() && !has(name)) {
            complain(name, "'%s' is missing: add it.".formatted(name));
        }
        return text.orElse("");
    }

    Optional<String> optional(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        complain(name, "'%s' has to be one value: write it behind the colon.".formatted(name));
        return Optional.empty();
    }

    boolean truth(String name) {
        String text = optional(name).orElse("false");
        if (!Set.of("true", "false").contains(text)) {
            complain(name, "'%s: %s' is neither true nor false: write one of them.".formatted(name, text));
        }
        return text.equals("true");
    }

    int number(String name, int otherwise) {
        String text = optional(name).orElse(Integer.toString(otherwise));
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        complain(name, "'%s: %s' is no number from 1 to 999999: write one.".formatted(name, text));
        return otherwise;
    }

    Optional<Duration> duration(String name) {
        Optional<String> text = optional(name);
        try {
            Optional<Duration> value = text.map(Duration::parse);
            if (value.filter(Duration::isNegative).isEmpty()) {
                return value;
            }
        } catch (DateTimeParseException notOne) {
            // Said below, with the remedy.
        }
        complain(name, "'%s: %s' is no time span: write days as P14D, hours as PT6H.".formatted(name, text.orElse("")));
        return Optional.empty();
    }

    /** Texts of a list; none when the field is not there. */
    List<String> list(String name) {
        Node node = fields.get(name);
        List<String> texts = new ArrayList<>();
        if (node == null) {
            return texts;
        }
        for (Node item : items(name)) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue().strip());
            } else {
                findings.add(new Finding(
                        file, lineOf(item), "'%s' has an entry that is no text: write one.".formatted(name)));
            }
        }
        return texts;
    }

    /** What stands in a list, whatever it is. */
    List<Node> items(String name) {
        Node node = fields.get(name);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        complain(name, "'%s' has to be a list: write [one, two], or a line with a dash for each.".formatted(name));
        return List.of();
    }

    /** The mapping in a field; when it is not there, one without fields. */
    CampaignText inner(String name, Set<String> known) {
        Node node = fields.get(name);
        return node == null ? new CampaignText(file, line, Map.of(), findings) : of(file, node, known, findings);
    }
}
