package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * One item of a {@code steps} list.
 *
 * @param kind the step's name, such as {@code bean}
 */
public record Step(String kind, int line, Yaml body) {
    /** The steps below a place, nested ones included, in the order of the file. */
    static List<Step> under(Yaml place) {
        List<Step> steps = new ArrayList<>();
        collect(place, steps);
        return steps;
    }

    private static void collect(Yaml place, List<Step> steps) {
        place.items().forEach(item -> collect(item, steps));
        for (Yaml.Field field : place.fields()) {
            if (field.name().equals("steps") && field.value().isSequence()) {
                field.value().items().forEach(item -> collectItem(item, steps));
            } else if (!field.name().equals("parameters")) {
                collect(field.value(), steps);
            }
        }
    }

    private static void collectItem(Yaml item, List<Step> steps) {
        item.text().ifPresent(kind -> steps.add(new Step(kind, item.line(), item)));
        for (Yaml.Field field : item.fields()) {
            steps.add(new Step(field.name(), field.line(), field.value()));
            collect(field.value(), steps);
        }
    }
}
