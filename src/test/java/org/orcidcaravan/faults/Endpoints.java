package org.orcidcaravan.faults;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orcidcaravan.access.Role;

/** What the running service answers, and who may ask for it. */
final class Endpoints {
    private Endpoints() {}

    /**
     * One of them.
     *
     * @param type of what is sent
     */
    record Endpoint(String method, String path, String type) {
        /** As the table has it. */
        String name() {
            return method + " " + path;
        }

        /** An address of it; there is nothing of this name. */
        String address() {
            return path.replaceAll("\\{[^}]*yaml}", "no-such.camel.yaml").replaceAll("\\{[^}]*}", "0");
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean changes() {
            return !method.equals("GET");
        }
    }

    /** Who may call it, as the table says. */
    record Rule(String text) {
        boolean isOpen() {
            return text.equals("open") || isOfPortal();
        }

        /** Of researchers, who are no operators: visitor for anybody, person for whom we know. */
        boolean isOfPortal() {
            return text.equals("visitor") || text.equals("person");
        }

        /** The least role; of a page, any. */
        Role needs() {
            return text.equals("page") ? Role.VIEWER : Role.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** All of them by name, from the beans that the service has. */
    static Map<String, Endpoint> running(BeanManager beans) {
        Map<String, Endpoint> all = new TreeMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null && bean.getBeanClass().getName().startsWith("org.orcidcaravan.")) {
                Stream.of(bean.getBeanClass().getMethods())
                        .flatMap(method -> endpoint(root.value(), method).stream())
                        .forEach(endpoint -> all.put(endpoint.name(), endpoint));
            }
        }
        return all;
    }

    private static Optional<Endpoint> endpoint(String root, Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .findFirst()
                .map(verb -> {
                    Path path = method.getAnnotation(Path.class);
                    Consumes consumes = method.getAnnotation(Consumes.class);
                    return new Endpoint(
                            verb.value(),
                            path == null ? root : (root + "/" + path.value()).replace("//", "/"),
                            consumes == null ? "application/json" : consumes.value()[0]);
                });
    }

    /** The table: rules by the names of endpoints. */
    static Map<String, Rule> table() {
        try (InputStream file = Endpoints.class.getResourceAsStream("/endpoints.txt")) {
            Map<String, Rule> rules = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> rules.put(
                            line.substring(0, line.lastIndexOf(' ')),
                            new Rule(line.substring(line.lastIndexOf(' ') + 1))));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
