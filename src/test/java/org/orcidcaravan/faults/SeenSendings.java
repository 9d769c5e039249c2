package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.orcidcaravan.push.Sending;

/** What the queue says of its tasks, so that a test waits for what happens and not for time to pass. */
@Unremovable
@ApplicationScoped
public class SeenSendings {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Sending> seen = new LinkedBlockingQueue<>();
    private final Queue<Sending> all = new ConcurrentLinkedQueue<>();

    void see(@Observes Sending sending) {
        all.add(sending);
        seen.add(sending);
    }

    /** All of one person, in the order in which they came. */
    List<Sending> of(long person) {
        return all.stream().filter(sending -> sending.person() == person).toList();
    }

    /** Waits for the next news until something is so. */
    void until(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            assertThat(seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("news of the queue within %d s", PATIENCE_SECONDS)
                    .isNotNull();
        }
    }
}
