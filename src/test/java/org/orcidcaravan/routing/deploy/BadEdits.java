package org.orcidcaravan.routing.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to spoil a good route file; the same seed gives the same ones. */
final class BadEdits {
    private static final List<String> KEYS =
            List.of("route:", "id:", "from:", "uri:", "steps:", "setBody:", "bean:", "ref:", "method:", "description:");

    private final RandomGenerator chance;

    BadEdits(RandomGenerator chance) {
        this.chance = chance;
    }

    /**
     * One spoilt text.
     *
     * @param how what was done, for messages
     * @param sign a word that the findings must name; empty: none in particular
     */
    record Edit(String how, String text, String sign) {}

    Edit of(String good) {
        return switch (chance.nextInt(8)) {
            case 0 -> truncated(good);
            case 1 -> reordered(good);
            case 2 -> mistyped(good);
            case 3 ->
                new Edit(
                        "unknown component",
                        good.replaceFirst("uri: direct:", "uri: nosuch" + chance.nextInt(9) + ":"),
                        "nosuch");
            case 4 ->
                new Edit(
                        "unknown option",
                        good + "        - to:\n            uri: log:x\n            parameters:\n              nope"
                                + chance.nextInt(9) + ": true\n",
                        "nope");
            case 5 ->
                new Edit(
                        "missing placeholder",
                        good.replaceFirst(
                                "- bean:",
                                "- delay:\n            expression:\n              constant:\n"
                                        + "                expression: \"{{caravan.nowhere." + chance.nextInt(9)
                                        + "}}\"\n        - bean:"),
                        "caravan.nowhere");
            case 6 ->
                new Edit(
                        "duplicate id",
                        good + "- route:\n    id: sync-other\n    description: Says it is another.\n    group: sync\n"
                                + "    routeConfigurationId: quiet\n    from:\n      uri: direct:sync-edited-more\n      steps:\n"
                                + "        - stop: {}\n",
                        "sync-other.camel.yaml");
            default ->
                new Edit("missing bean", good.replaceFirst("ref: sink", "ref: sinc" + chance.nextInt(9)), "sinc");
        };
    }

    private Edit truncated(String good) {
        return new Edit("truncated", good.substring(0, chance.nextInt(3, good.indexOf("steps:"))), "");
    }

    private Edit reordered(String good) {
        List<String> lines = new ArrayList<>(good.lines().toList());
        if (chance.nextBoolean()) {
            Collections.swap(lines, 0, chance.nextInt(1, lines.size()));
        } else {
            Collections.swap(lines, 6, 7);
        }
        return new Edit("reordered", String.join("\n", lines) + "\n", "");
    }

    private Edit mistyped(String good) {
        String key = KEYS.get(chance.nextInt(KEYS.size()));
        String wrong = key.substring(0, key.length() - 2) + "x:";
        return new Edit("mistyped " + key, good.replaceFirst("\\b" + key, wrong), wrong.replace(":", ""));
    }
}
