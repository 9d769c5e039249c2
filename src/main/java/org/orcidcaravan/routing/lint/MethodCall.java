package org.orcidcaravan.routing.lint;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method as a route names it: {@code note} or {@code note(${body}, ${exception})}.
 *
 * @param arguments how many are written out, empty when there are no brackets
 */
record MethodCall(String name, Optional<Integer> arguments) {
    static MethodCall parse(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !text.stripTrailing().endsWith(")")) {
            return new MethodCall(text.strip(), Optional.empty());
        }
        String inside = text.substring(open + 1, text.lastIndexOf(')'));
        return new MethodCall(text.substring(0, open).strip(), Optional.of(count(inside)));
    }

    /** Commas outside brackets, braces and quotes separate arguments. */
    private static int count(String inside) {
        int depth = 0;
        char quote = 0;
        int commas = 0;
        for (int i = 0; i < inside.length(); i++) {
            char letter = inside.charAt(i);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '(' || letter == '{' || letter == '[') {
                depth++;
            } else if (letter == ')' || letter == '}' || letter == ']') {
                depth--;
            } else if (letter == ',' && depth == 0) {
                commas++;
            }
        }
        return inside.isBlank() ? 0 : commas + 1;
    }

    /** The rest of a sentence that begins "Route 'x'", empty when the call fits the class. */
    Optional<String> problem(String bean, Class<?> type) {
        List<Method> found = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
        if (found.isEmpty()) {
            return Optional.of("calls '%s.%s', but %s has no public method of that name: correct 'method'."
                    .formatted(bean, name, type.getSimpleName()));
        }
        if (found.size() > 1) {
            return Optional.of("calls '%s.%s', but %s has %d public methods of that name: give each its own name."
                    .formatted(bean, name, type.getSimpleName(), found.size()));
        }
        return countProblem(bean, found.getFirst().getParameterCount());
    }

    private Optional<String> countProblem(String bean, int taken) {
        if (arguments.isPresent() && arguments.get() != taken) {
            return Optional.of("calls '%s.%s' with %d parameters, but it takes %d: write as many as it takes."
                    .formatted(bean, name, arguments.get(), taken));
        }
        if (arguments.isEmpty() && taken > 1) {
            return Optional.of("calls '%s.%s' without parameters, but it takes %d: write them out, '%s(${body}, …)'."
                    .formatted(bean, name, taken, name));
        }
        return Optional.empty();
    }
}
