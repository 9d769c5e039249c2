package org.orcidcaravan;

import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.orcidcaravan.cli.InviteCommand;
import org.orcidcaravan.cli.NeedsState;
import org.orcidcaravan.cli.PushCommand;
import org.orcidcaravan.cli.ReconcileCommand;
import org.orcidcaravan.cli.ServeCommand;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.database.ServeLock;

/** What has to be there before Quarkus boots: settings as absolute paths, the database, the simulated world. */
final class Preparation implements AutoCloseable {
    /** Routes get up to 30 seconds to finish, PostgreSQL some more to stop. */
    private static final long PATIENCE_SECONDS = 60;

    private static final String CLIENT_ID = "caravan.orcid.client-id";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Home home;

    private Preparation(Home home) {
        this.home = home;
    }

    /** Meets a command's needs; what was opened is closed again when the command is done. */
    static Preparation of(Object command) {
        Preparation preparation = new Preparation(Home.find());
        try {
            preparation.settle(command);
            preparation.delayExit();
            return preparation;
        } catch (RuntimeException e) {
            preparation.close();
            throw e;
        }
    }

    /**
     * At SIGTERM the JVM waits for its hooks only, of which Quarkus has one; the main thread closes what is here after
     * that, and would be cut short: PostgreSQL would stay behind.
     */
    private void delayExit() {
        // In development mode the process belongs to the build tool.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::awaitClosed, "await-closed"));
        }
    }

    private void awaitClosed() {
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Ended before the database was closed; the next start finds it and goes on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Object command) {
        home.settingsFile()
                .ifPresent(file -> set("quarkus.config.locations", file.toUri().toString()));
        Path data = home.path("caravan.data.dir", "data");
        set("caravan.data.dir", data.toString());
        set("caravan.routes.dir", home.path("caravan.routes.dir", "routes").toString());
        set(
                "caravan.campaigns.dir",
                home.path("caravan.campaigns.dir", "campaigns").toString());
        home.setting("caravan.tokens.key")
                .ifPresent(key -> set(
                        "caravan.tokens.key",
                        home.path("caravan.tokens.key", key).toString()));
        boolean serves = command instanceof ServeCommand;
        if (!serves) {
            quiet(command instanceof PushCommand, command instanceof InviteCommand);
            set("caravan.reconcile.enabled", String.valueOf(command instanceof ReconcileCommand));
            // Somebody waits for it.
            set("caravan.reconcile.every", "500");
            set("caravan.reconcile.start-delay", "100");
        }
        if (command instanceof NeedsState) {
            openState(data, serves);
        } else if (home.setting("quarkus.datasource.jdbc.url").isEmpty()) {
            // Quarkus wants an address to boot with; nobody connects to it.
            set("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");
        }
    }

    private void openState(Path data, boolean serves) {
        if (serves) {
            opened.push(ServeLock.take(data));
        }
        if (home.simulator().enabled()) {
            openSimulation(data, serves);
        }
        if (serves) {
            pushOnlyWithCredentials();
            mailOnlyWithServer();
        }
        if (home.setting("quarkus.datasource.jdbc.url").isEmpty()) {
            // In development mode the build tool has loaded it.
            if (!Home.inDevelopment()) {
                FirstHalf.begin();
            }
            openDatabase(data, serves);
        }
    }

    private void openSimulation(Path data, boolean aloud) {
        Simulation simulation = Simulation.open(home.simulator());
        opened.push(simulation);
        if (aloud) {
            simulation.announce(data);
        }
        simulation.settings().forEach(this::set);
    }

    private void pushOnlyWithCredentials() {
        boolean known =
                System.getProperty(CLIENT_ID) != null || home.setting(CLIENT_ID).isPresent();
        if (!known) {
            System.out.println("Nothing is pushed to ORCID, because " + CLIENT_ID + " is not set.");
            set("caravan.push.enabled", "false");
            set("caravan.consent.enabled", "false");
            set("caravan.reconcile.enabled", "false");
        }
    }

    private void mailOnlyWithServer() {
        for (String key : List.of("caravan.mail.host", "caravan.mail.from")) {
            if (System.getProperty(key) == null && home.setting(key).isEmpty()) {
                System.out.println("No mails are sent, because " + key + " is not set.");
                set("caravan.mail.enabled", "false");
                return;
            }
        }
    }

    private void openDatabase(Path data, boolean aloud) {
        EmbeddedDatabase database = EmbeddedDatabase.open(data, aloud ? System.out::println : sentence -> {});
        opened.push(database);
        set("quarkus.datasource.jdbc.url", database.jdbcUrl());
        set("quarkus.datasource.username", database.username());
        set("quarkus.datasource.password", database.password());
    }

    /** A command that comes and goes opens no port, starts no schedule, and says on the terminal only what it has to. */
    private void quiet(boolean pushes, boolean mails) {
        set("quarkus.http.host-enabled", "false");
        set("caravan.sync.enabled", "false");
        set("caravan.measure.enabled", "false");
        set("caravan.push.enabled", String.valueOf(pushes));
        set("caravan.consent.enabled", "false");
        set("caravan.mail.enabled", String.valueOf(mails));
        set("caravan.invite.enabled", "false");
        // Nothing is scheduled, and Quartz's own threads would take half a second to end.
        set("camel.component.quartz.auto-start-scheduler", "false");
        set("camel.component.quartz.properties[org.quartz.threadPool.class]", "org.quartz.simpl.ZeroSizeThreadPool");
        set("quarkus.banner.enabled", "false");
        set("quarkus.log.console.stderr", "true");
        set("quarkus.log.console.level", "WARN");
        // The command itself says, once, why its pass ended.
        set("quarkus.log.category.\"org.orcidcaravan.sync.pass.Passes\".level", "OFF");
    }

    private void set(String key, String value) {
        System.setProperty(key, value);
        // In development mode this Java lives on and starts the service again: it must not take our settings for the
        // operator's.
        opened.push(() -> System.clearProperty(key));
    }

    @Override
    public void close() {
        try {
            while (!opened.isEmpty()) {
                closeOne(opened.pop());
            }
        } finally {
            closed.countDown();
        }
    }

    private static void closeOne(AutoCloseable last) {
        try {
            last.close();
        } catch (Exception e) {
            System.err.println("Failed to close what was opened for this command: " + e.getMessage());
        }
    }
}
