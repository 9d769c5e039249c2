package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * An address that a route listens on or sends to.
 *
 * @param step what it stands in, such as {@code to}
 * @param uri as it is written
 */
record Address(Entry entry, String step, int line, String uri) {
    /** All of a file, in its order. */
    static List<Address> in(RouteFile file) {
        List<Address> found = new ArrayList<>();
        for (Entry entry : file.entries()) {
            collect(entry, entry.kind(), entry.body(), found);
        }
        return found;
    }

    private static void collect(Entry entry, String step, Yaml place, List<Address> found) {
        for (Yaml.Field field : place.fields()) {
            if (isAddress(field)) {
                found.add(new Address(
                        entry,
                        step,
                        field.line(),
                        field.value().text().orElse("").strip()));
            } else if (!field.name().equals("parameters")) {
                collect(entry, field.name(), field.value(), found);
            }
        }
        place.items().forEach(item -> collect(entry, step, item, found));
    }

    private static boolean isAddress(Yaml.Field field) {
        return field.value().isScalar()
                && (field.name().equals("uri") || field.name().endsWith("Uri"));
    }

    boolean isDynamic() {
        return uri.contains("${") || uri.contains("$simple{");
    }

    /** Whether another rule refuses it already, for what is written in it or because it runs programs. */
    boolean isWrong() {
        return LanguageRule.isRunner(uri) || UriLiteral.in(uri).isPresent();
    }

    /** The part before the first colon; empty when the address begins with a part of the message. */
    static String scheme(String uri) {
        int end = uri.indexOf(':');
        String scheme = end < 0 ? uri : uri.substring(0, end);
        return scheme.contains("$") ? "" : scheme;
    }
}
