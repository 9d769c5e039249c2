package org.orcidcaravan.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table in Markdown, and whether it is as it must be. */
final class Findings {
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean met = true;

    /** A figure without a target. */
    void tell(String figure, String value) {
        rows.add("| " + figure + " | " + value + " | | |");
        System.err.println("  " + figure + ": " + value);
    }

    /** A figure with a target. */
    void hold(String figure, String value, String target, boolean holds) {
        rows.add("| " + figure + " | " + value + " | " + target + " | " + (holds ? "yes" : "**no**") + " |");
        System.err.println("  " + figure + ": " + value + " (target " + target + (holds ? ")" : ", MISSED)"));
        met &= holds;
    }

    /** Text below the table. */
    void note(String title, String text) {
        notes.add(title + "\n\n```\n" + text.strip() + "\n```\n");
    }

    boolean met() {
        return met;
    }

    void print() {
        System.out.println("| figure | value | target | met |\n|---|---:|---:|---|");
        rows.forEach(System.out::println);
        System.out.println();
        notes.forEach(System.out::println);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
