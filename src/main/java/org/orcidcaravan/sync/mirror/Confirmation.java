package org.orcidcaravan.sync.mirror;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Confirms batches. All that wait while one commit runs share the next: a flush and a transaction cost about the same
 * for one object as for a thousand.
 */
@Named("confirmation")
@Unremovable
@ApplicationScoped
public class Confirmation {
    private record Waiting(Batch batch, CompletableFuture<Void> confirmed) {}

    private final DurableCommit commit;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    /** One: two commits at a time would only make each other's flush larger. */
    private final ExecutorService committer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sync-confirm").factory());

    Confirmation(DurableCommit commit) {
        this.commit = commit;
    }

    /**
     * Returns when everything in the batch is on disk under its final name, flushed, and in the database.
     *
     * @throws DatabaseTrouble when PostgreSQL does not answer: nothing of the batch is confirmed
     * @throws DiskTrouble when the disk does not take it: nothing of the batch is confirmed
     */
    public void confirm(Batch batch) {
        Waiting waiting = new Waiting(batch, new CompletableFuture<>());
        queue.add(waiting);
        committer.execute(this::commitAllWaiting);
        try {
            waiting.confirmed().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void commitAllWaiting() {
        List<Waiting> group = new ArrayList<>();
        queue.drainTo(group);
        // One mirror at a time; another mirror's batches, if there are any, make a group of their own.
        while (!group.isEmpty()) {
            Mirror mirror = group.getFirst().batch().mirror();
            List<Waiting> same = group.stream()
                    .filter(w -> w.batch().mirror().equals(mirror))
                    .toList();
            group.removeAll(same);
            try {
                commit.commit(mirror, same.stream().map(Waiting::batch).toList());
                same.forEach(w -> w.confirmed().complete(null));
            } catch (RuntimeException | Error e) {
                same.forEach(w -> w.confirmed().completeExceptionally(e));
            }
        }
    }

    @PreDestroy
    void stop() {
        committer.shutdown();
    }
}
