package org.orcidcaravan.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.orcidcaravan.simulator.bucket.BucketServer;
import org.orcidcaravan.simulator.bucket.ChangeRow;
import org.orcidcaravan.simulator.bucket.World;
import org.orcidcaravan.simulator.record.SyntheticRecord;

/** A running simulated world: ORCID's buckets, filled, behind a real S3 server. Close it to end it; nothing is kept. */
public final class SimulatedWorld implements AutoCloseable {
    private final SimulatorPlan plan;
    private final BucketServer server;
    private final Mutation mutation;

    private SimulatedWorld(SimulatorPlan plan, BucketServer server) {
        this.plan = plan;
        this.server = server;
        this.mutation = new Mutation(server.buckets(), plan.random(), plan.clock());
    }

    /**
     * Opens a world and fills it.
     *
     * @throws IllegalStateException when the port is taken
     */
    public static SimulatedWorld open(SimulatorPlan plan) {
        BucketServer server = BucketServer.open(plan.port(), plan.credentials());
        boolean filled = false;
        try {
            fill(plan, new World(server.buckets()));
            filled = true;
            return new SimulatedWorld(plan, server);
        } finally {
            if (!filled) {
                server.close();
            }
        }
    }

    /** The value for {@code caravan.s3.endpoint}. */
    public URI endpoint() {
        return server.endpoint();
    }

    public String accessKey() {
        return plan.credentials().accessKey();
    }

    public String secretKey() {
        return plan.credentials().secretKey();
    }

    /** Lets time pass for {@code records} of the records; see {@link Mutation}. */
    public MutationReport mutate(int records) {
        return mutation.run(records);
    }

    @Override
    public void close() {
        server.close();
    }

    private static void fill(SimulatorPlan plan, World world) {
        Instant now = plan.clock().instant();
        Population population = new Population(plan.records(), plan.random(), now);
        try (ExecutorService makers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<ChangeRow>> rows = IntStream.range(0, population.size())
                    .mapToObj(index -> makers.submit(() -> put(population.record(index), world)))
                    .toList();
            world.announce(rows.stream().map(SimulatedWorld::get).toList(), now);
        }
    }

    private static ChangeRow put(SyntheticRecord record, World world) {
        world.put(record);
        return new ChangeRow(
                record.id(), record.times().created(), record.times().modified());
    }

    private static ChangeRow get(Future<ChangeRow> row) {
        try {
            return row.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Failed to fill the simulated world: " + e.getCause() + ". Report it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Failed to fill the simulated world: interrupted. Start it again.", e);
        }
    }
}
