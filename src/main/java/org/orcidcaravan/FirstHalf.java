package org.orcidcaravan;

import io.quarkus.runtime.Application;

/**
 * The half of Quarkus' start that needs neither the database nor its address: loaded while PostgreSQL comes up, which
 * leaves the processors little to do. Quarkus finds it done.
 */
final class FirstHalf {
    private FirstHalf() {}

    /** Begins it and comes back at once. */
    static void begin() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Thread.ofPlatform().daemon().name("first-half").start(() -> load(loader));
    }

    private static void load(ClassLoader loader) {
        try {
            Class.forName(Application.APP_CLASS_NAME, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            System.getLogger(FirstHalf.class.getName())
                    .log(System.Logger.Level.DEBUG, "Quarkus meets this again in a moment, and says so", e);
        }
    }
}
