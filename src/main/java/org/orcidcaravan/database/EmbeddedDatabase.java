package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A handle on the PostgreSQL of a data folder. The first handle of any process starts the server, later ones attach to
 * it, also when the process that started it was killed; closing the last one stops it. The server runs in a session
 * of its own, so an interrupt typed at the terminal does not reach it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final long TRIM_MINUTES = 10;

    private final Server server;
    private final Users users;
    private final Login login;
    private final boolean attached;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService trimming = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgres-log").factory());

    private EmbeddedDatabase(Server server, Users users, Login login, boolean attached) {
        this.server = server;
        this.users = users;
        this.login = login;
        this.attached = attached;
        var _ = trimming.scheduleWithFixedDelay(this::trimLog, 0, TRIM_MINUTES, TimeUnit.MINUTES);
    }

    /**
     * Starts the server of this data folder or attaches to it; makes folder, password and database when missing.
     *
     * @param dataDir {@code caravan.data.dir}
     * @param progress told in a sentence what takes longer than a moment
     * @throws DatabaseUnavailable when that fails; the message says what to do
     */
    public static EmbeddedDatabase open(Path dataDir, Consumer<String> progress) {
        return open(dataDir, progress, Platform.current());
    }

    static EmbeddedDatabase open(Path dataDir, Consumer<String> progress, Platform platform) {
        var server = new Server(DataFolder.prepare(dataDir), platform, progress);
        try (var turn = Turn.await(server.folder(), progress)) {
            var users = Users.enter(server.folder());
            try {
                return open(server, users, turn);
            } catch (IOException | RuntimeException e) {
                users.leave();
                throw e;
            }
        } catch (IOException e) {
            throw Diagnosis.of(
                    "open the embedded database in " + server.folder().root(), DataFolder.reason(e), e);
        }
    }

    private static EmbeddedDatabase open(Server server, Users users, Turn turn) throws IOException {
        var cluster = server.folder().cluster();
        if (!turn.sameMachine() && !users.alone()) {
            throw new DatabaseUnavailable(
                    "Failed to open the embedded database in %s: a Caravan process in another container or machine uses it. Stop that one, or give all of them one PostgreSQL with quarkus.datasource.jdbc.url."
                            .formatted(cluster));
        }
        var running = server.find();
        int port = running.isPresent() ? running.getAsInt() : server.start();
        turn.signMachine();
        try {
            var login = new Login(port, Secret.read(server.folder()));
            login.check(cluster);
            return new EmbeddedDatabase(server, users, login, running.isPresent());
        } catch (DatabaseUnavailable e) {
            if (users.alone()) {
                server.stop();
            }
            throw e;
        }
    }

    public String jdbcUrl() {
        return login.url();
    }

    public String username() {
        return Cluster.ROLE;
    }

    public String password() {
        return login.password();
    }

    public int port() {
        return login.port();
    }

    /** Whether the server was running already: started by another process or handle, or left behind by a killed one. */
    public boolean attached() {
        return attached;
    }

    private void trimLog() {
        try {
            new ServerLog(server.folder(), ServerLog.LIMIT).trim();
        } catch (IOException e) {
            server.progress()
                    .accept("Failed to shorten %s: %s".formatted(server.folder().log(), DataFolder.reason(e)));
        }
    }

    /**
     * Stops the server when nobody else uses it; a second call does nothing.
     *
     * @throws DatabaseUnavailable when it does not stop; it then stays, and the next process attaches to it
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        trimming.shutdown();
        try (var _ = Turn.await(server.folder(), server.progress())) {
            try {
                if (users.alone()) {
                    server.stop();
                }
            } finally {
                users.leave();
            }
        } catch (IOException e) {
            throw Diagnosis.of(
                    "close the embedded database in " + server.folder().root(), DataFolder.reason(e), e);
        }
    }
}
