package org.orcidcaravan.simulator.registry.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What external identifiers must be; all that is wrong with them is said at once (9023). */
final class ExternalIdRules {
    private ExternalIdRules() {}

    /** At least one, and one of them the work's own. */
    static void work(List<Element> ids) {
        required(ids, "");
        List<String> wrong = wrong(ids);
        if (!relationships(ids).contains("self")) {
            wrong.add("At least one identifier with 'self' relationship is required");
        }
        check(wrong);
    }

    /** Of reviews and resources: an older version needs the item itself. */
    static void review(List<Element> ids, String missing) {
        required(ids, missing);
        List<String> wrong = wrong(ids);
        List<String> relationships = relationships(ids);
        if (relationships.contains("version-of") && !relationships.contains("self")) {
            wrong.add("version-of requires at least one self identifier");
        }
        check(wrong);
    }

    static void funding(List<Element> ids) {
        required(ids, "");
        check(wrong(ids));
    }

    /** Those that may be left out. */
    static void optional(List<Element> ids) {
        check(wrong(ids));
    }

    private static void required(List<Element> ids, String detail) {
        if (ids.isEmpty()) {
            throw detail.isEmpty()
                    ? Refusal.of(ErrorCode.EXTERNAL_ID_INVALID)
                    : Refusal.of(ErrorCode.EXTERNAL_ID_INVALID, detail);
        }
    }

    private static List<String> wrong(List<Element> ids) {
        List<String> wrong = new ArrayList<>();
        for (Element id : ids) {
            String type = id.text("external-id-type");
            String relationship = id.text("external-id-relationship");
            if (!Vocabulary.EXTERNAL_ID_TYPES.contains(type)) {
                wrong.add(type.isEmpty() ? "type" : type);
            }
            if (id.text("external-id-value").isEmpty()) {
                wrong.add("value");
            }
            if (!Vocabulary.RELATIONSHIPS.contains(relationship)) {
                wrong.add("relationship");
            }
            if (relationship.equals("funded-by") && !Vocabulary.FUNDED_BY_TYPES.contains(type)) {
                wrong.add(type + " with relationship funded-by");
            }
        }
        return wrong;
    }

    private static List<String> relationships(List<Element> ids) {
        return List.copyOf(Set.copyOf(
                ids.stream().map(id -> id.text("external-id-relationship")).toList()));
    }

    private static void check(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw Refusal.of(ErrorCode.EXTERNAL_ID_INVALID, "Invalid external-id  " + String.join(" ", wrong));
        }
    }
}
