package org.orcidcaravan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Timer;
import java.util.TimerTask;
import java.util.random.RandomGeneratorFactory;
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
    private final Path address;
    private final Timer timer = new Timer("simulated-time", true);

    private Simulation(SimulatedWorld world, Path address) {
        this.world = world;
        this.address = address;
    }

    static Simulation open(SimulatorSettings settings, Path data) {
        SimulatorPlan plan = SimulatorPlan.of(
                        RandomGeneratorFactory.getDefault().create(SEED), InstantSource.system())
                .onPort(settings.port())
                .withRecords(settings.records());
        Simulation simulation = new Simulation(SimulatedWorld.open(plan), data.resolve("simulator.endpoint"));
        simulation.announce();
        long every = settings.mutateEvery().toMillis();
        if (every > 0) {
            simulation.moveEvery(every);
        }
        return simulation;
    }

    SimulatedWorld world() {
        return world;
    }

    /** Where "caravan simulator mutate" in another process finds this world. */
    private void announce() {
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
        Files.deleteIfExists(address);
    }
}
