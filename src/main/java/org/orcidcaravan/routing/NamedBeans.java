package org.orcidcaravan.routing;

import java.util.Optional;

/**
 * What a name in a route file refers to. The service asks its registry; a plain test asks the compiled classes, so that
 * routes are checked without booting anything.
 */
@FunctionalInterface
public interface NamedBeans {
    /** The class (or interface) of the bean with this name, empty when there is none. */
    Optional<Class<?>> find(String name);
}
