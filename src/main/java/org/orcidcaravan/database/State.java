package org.orcidcaravan.database;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The service's state in PostgreSQL: opened, and brought to this version's form, before anything else happens. */
@Unremovable
@ApplicationScoped
public class State {
    private static final long RETRY_SECONDS = 2;
    private static final System.Logger LOG = System.getLogger(State.class.getName());

    private final Flyway flyway;
    private final AtomicReference<@Nullable String> closed = new AtomicReference<>("The database is being opened.");
    private final ExecutorService retries = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("state").factory());

    State(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Opens the state now.
     *
     * @throws DatabaseUnavailable when PostgreSQL does not answer or refuses
     */
    public void open() {
        try {
            flyway.migrate();
            closed.set(null);
        } catch (RuntimeException e) {
            String sentence = sentence(e);
            closed.set(sentence);
            throw new DatabaseUnavailable(sentence, e);
        }
    }

    /**
     * Opens the state as soon as PostgreSQL answers, however long that takes, and goes on then: a service that starts
     * before its database only waits (faults.md row 42).
     *
     * @param then what comes next, once the state is open
     * @param hopeless what is done when waiting cannot help: login refused, no such database, not our schema
     */
    public void openWhenever(Runnable then, Consumer<DatabaseUnavailable> hopeless) {
        try {
            open();
        } catch (DatabaseUnavailable e) {
            if (isPassing(e)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        e.getMessage() + " Trying again every " + RETRY_SECONDS + " seconds.");
                CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, retries)
                        .execute(() -> openWhenever(then, hopeless));
            } else {
                hopeless.accept(e);
            }
            return;
        }
        then.run();
    }

    /** Why the state is not open; empty when it is. */
    public Optional<String> closed() {
        return Optional.ofNullable(closed.get());
    }

    /** Connection trouble (class 08), a server that starts or stops (57P), too many connections (53). */
    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            }
        }
        return false;
    }

    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
        return "Cannot open the database: " + reason
                + ". See that PostgreSQL is up and that quarkus.datasource.jdbc.url, .username and .password are right.";
    }

    @PreDestroy
    void stop() {
        retries.shutdownNow();
    }
}
