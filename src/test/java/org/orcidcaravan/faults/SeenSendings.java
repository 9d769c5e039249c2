package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.BlockingQueue;
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

    void see(@Observes Sending sending) {
        seen.add(sending);
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
