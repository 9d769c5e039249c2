package org.orcidcaravan.routing.lint;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beans that the sample routes of the lint's tests call. */
final class SampleBeans {
    static final Map<String, Class<?>> BY_NAME = Map.of(
            "changes",
            Changes.class,
            "ledger",
            Ledger.class,
            "objectRepository",
            Object.class,
            "syncWorkers",
            Object.class);

    private SampleBeans() {}

    static Optional<Class<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** What changed. */
    public static final class Changes {
        public Iterator<String> pending() {
            return List.of("0000-0002-1825-0097").iterator();
        }

        public boolean isSummary(String key) {
            return key.endsWith(".xml");
        }
    }

    /** Notes what happened; {@code add} is overloaded, which a route cannot name. */
    public static final class Ledger {
        private int notes;

        public void note(String key, Exception cause) {
            notes += key.length() + cause.hashCode();
        }

        public void add(String key) {
            notes += key.length();
        }

        public void add(String key, int count) {
            notes += key.length() + count;
        }

        public int notes() {
            return notes;
        }
    }
}
