package org.orcidcaravan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Timer;
import java.util.TimerTask;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.simulator.MutationReport;
import org.orcidcaravan.simulator.SimulatedWorld;
import org.orcidcaravan.simulator.SimulatorPlan;
import org.orcidcaravan.simulator.SimulatorSettings;

/** A simulated world beside the service: opened before it, and changing while it runs. */
final class Simulation implements AutoCloseable {
    /** The same world at each start, so that a mirror of it stays one. */
    private static final long SEED = 20_261_121;

    private static final int TOUCHED = 5;

    private final SimulatedWorld world;
    private final Timer timer = new Timer("simulated-time", true);

    private @Nullable Path announcement;

    private Simulation(SimulatedWorld world) {
        this.world = world;
    }

    static Simulation open(SimulatorSettings settings) {
        SimulatorPlan plan = SimulatorPlan.of(
                        RandomGeneratorFactory.getDefault().create(SEED), InstantSource.system())
                .onPort(settings.port())
                .withRecords(settings.records());
        Simulation simulation = new Simulation(SimulatedWorld.open(plan));
        long every = settings.mutateEvery().toMillis();
        if (every > 0) {
            simulation.moveEvery(every);
        }
        return simulation;
    }

    SimulatedWorld world() {
        return world;
    }

    /**
     * Says where the world is, and writes it down for "caravan simulator mutate" in another process.
     *
     * @param address the file that holds the world's address while it is open
     */
    void announce(Path address) {
        announcement = address;
        try {
            Files.createDirectories(address.getParent());
            Files.writeString(address, world.endpoint() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write " + address + ": " + e.getMessage(), e);
        }
        System.out.println("A simulated ORCID world is open: buckets at " + world.endpoint() + ", access key "
                + world.accessKey() + ", secret key " + world.secretKey() + ".");
    }

    private void moveEvery(long millis) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        MutationReport report = world.mutate(TOUCHED);
                        System.out.println("The simulated world moved on: " + report.records() + " records changed.");
                    }
                },
                millis,
                millis);
    }

    @Override
    public void close() throws IOException {
        timer.cancel();
        world.close();
        if (announcement != null) {
            Files.deleteIfExists(announcement);
        }
    }
}
