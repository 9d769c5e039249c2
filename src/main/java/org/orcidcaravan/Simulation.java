package org.orcidcaravan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.orcidcaravan.simulator.MutationReport;
import org.orcidcaravan.simulator.Permission;
import org.orcidcaravan.simulator.Residents;
import org.orcidcaravan.simulator.SimulatedWorld;
import org.orcidcaravan.simulator.SimulatorPlan;
import org.orcidcaravan.simulator.SimulatorSettings;
import org.orcidcaravan.simulator.mailbox.Mailbox;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.RegistryPlan;

/** A simulated world beside the service, buckets and registry: opened before it, and changing while it runs. */
final class Simulation implements AutoCloseable {
    /** The same world at each start, so that a mirror of it stays one, and a token of it stays good. */
    private static final long SEED = 20_261_121;

    private static final int TOUCHED = 5;

    private final SimulatedWorld world;
    private final Registry registry;
    private final List<Permission> permissions;
    private final Mailbox mailbox;
    private final List<Path> written = new ArrayList<>();
    private final Timer timer = new Timer("simulated-time", true);

    private Simulation(SimulatedWorld world, Registry registry, List<Permission> permissions, Mailbox mailbox) {
        this.world = world;
        this.registry = registry;
        this.permissions = permissions;
        this.mailbox = mailbox;
    }

    static Simulation open(SimulatorSettings settings) {
        Registry registry =
                Registry.open(RegistryPlan.of(random(), InstantSource.system()).onPort(settings.registryPort()));
        boolean complete = false;
        Mailbox mailbox = Mailbox.open(settings.mailboxPort(), InstantSource.system());
        try {
            List<Permission> permissions = Residents.moveInto(registry, settings.records());
            SimulatedWorld world = SimulatedWorld.open(SimulatorPlan.of(random(), InstantSource.system())
                    .onPort(settings.port())
                    .withRecords(settings.records()));
            complete = true;
            Simulation simulation = new Simulation(world, registry, permissions, mailbox);
            simulation.moveEvery(settings.mutateEvery().toMillis());
            return simulation;
        } finally {
            if (!complete) {
                mailbox.close();
                registry.close();
            }
        }
    }

    /** What the service has to know to find this world instead of ORCID's: values by key. */
    Map<String, String> settings() {
        String address = registry.uri().toString();
        Map<String, String> mail = Map.of(
                "caravan.campaigns.any-hour", "true",
                "caravan.mail.scheme", "smtp",
                "caravan.mail.host", "127.0.0.1",
                "caravan.mail.port", Integer.toString(mailbox.smtpPort()),
                "caravan.mail.starttls-required", "false",
                "caravan.mail.from", "orcid@example.org");
        Map<String, String> all = new HashMap<>(mail);
        // The simulated ORCID is on this machine, wherever the service is seen from outside.
        all.put("caravan.webhook.url", "http://localhost:${quarkus.http.port:8080}");
        all.putAll(Map.of(
                "caravan.s3.endpoint", world.endpoint().toString(),
                "aws.accessKeyId", world.accessKey(),
                "aws.secretAccessKey", world.secretKey(),
                "caravan.orcid.api-url", address,
                "caravan.orcid.public-api-url", address,
                "caravan.orcid.auth-url", address,
                "caravan.orcid.client-id", registry.client().id(),
                "caravan.orcid.client-secret", registry.client().secret()));
        return Map.copyOf(all);
    }

    /**
     * Says where the world is, and writes it down, while it is open: the buckets' address for "caravan simulator mutate"
     * in another process, and the researchers' permissions for "caravan tokens import".
     *
     * @param folder that {@code simulator.endpoint} and {@code simulator.tokens.csv} are written to
     */
    void announce(Path folder) {
        write(folder.resolve("simulator.endpoint"), world.endpoint() + "\n");
        Path tokens = folder.resolve("simulator.tokens.csv");
        write(tokens, Permission.csv(permissions));
        System.out.println("A simulated ORCID world is open: buckets at " + world.endpoint() + ", access key "
                + world.accessKey() + ", secret key " + world.secretKey() + "; registry at " + registry.uri()
                + ", client " + registry.client().id() + ", its researchers' permissions in " + tokens
                + "; mails are not sent, but shown at " + mailbox.page() + ".");
    }

    private void write(Path file, String text) {
        written.add(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write " + file + ": " + e.getMessage(), e);
        }
    }

    private void moveEvery(long millis) {
        if (millis <= 0) {
            return;
        }
        timer.schedule(
                new TimerTask() {
                    private int turn;

                    @Override
                    public void run() {
                        MutationReport report = world.mutate(TOUCHED);
                        Residents.oneEdits(registry, permissions.get(turn++ % permissions.size()));
                        System.out.println("The simulated world moved on: " + report.records() + " records changed.");
                    }
                },
                millis,
                millis);
    }

    @Override
    public void close() throws IOException {
        timer.cancel();
        mailbox.close();
        registry.close();
        world.close();
        for (Path file : written) {
            Files.deleteIfExists(file);
        }
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.getDefault().create(SEED);
    }
}
