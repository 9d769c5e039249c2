package org.orcidcaravan.push;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;

/** Leased tasks of nobody, about works that do not exist. */
final class SampleTasks {
    static final long OLD = 77L;

    private SampleTasks() {}

    static Work work(String key) {
        return new Work(
                "Title of " + key,
                null,
                null,
                "journal-article",
                null,
                List.of(ExternalId.self("source-work-id", key)),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    static QueuedTask creation() {
        return task(Operation.CREATE, null, 1, false, null);
    }

    static QueuedTask creation(int attempts, boolean look) {
        return task(Operation.CREATE, null, attempts, look, null);
    }

    static QueuedTask change() {
        return task(Operation.UPDATE, OLD, 1, false, null);
    }

    static QueuedTask deletion(boolean look) {
        return task(Operation.DELETE, OLD, 1, look, null);
    }

    /** A creation to be looked for, after a request that held this content. */
    static QueuedTask lost(String triedHash) {
        return task(Operation.CREATE, null, 1, true, triedHash);
    }

    static QueuedTask task(
            Operation operation, @Nullable Long putCode, int attempts, boolean look, @Nullable String triedHash) {
        return new QueuedTask(
                1,
                101,
                operation,
                "w1",
                work("w1"),
                "hash",
                null,
                triedHash,
                putCode,
                false,
                attempts,
                Duration.ZERO,
                look);
    }

    /** One that has been tried for so long, to no end. */
    static QueuedTask troubled(Duration length, boolean look) {
        return new QueuedTask(
                1, 101, Operation.UPDATE, "w1", work("w1"), "hash", null, null, OLD, false, 2, length, look);
    }
}
