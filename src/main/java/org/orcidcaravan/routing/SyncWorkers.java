package org.orcidcaravan.routing;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.orcidcaravan.sync.SyncSettings;

/**
 * The workers that the sync routes name. The number is what bounds the GETs in flight. They are platform threads: the poller
 * that wakes virtual ones would delay the end of every command by the 0.3 s that Java gives a thread in native code
 * (docs/adr/0012).
 */
@ApplicationScoped
class SyncWorkers {
    /** GETs in flight: {@code caravan.sync.concurrency}; for the page that came first. */
    @Produces
    @Singleton
    @Named("objectWorkers")
    @Unremovable
    ExecutorService objects(SyncSettings settings) {
        return new EldestFirst(settings.concurrency(), threads("sync-object-"));
    }

    /** Folders or records that are looked at side by side: {@code caravan.sync.folders}. */
    @Produces
    @Singleton
    @Named("folderWorkers")
    @Unremovable
    ExecutorService folders(SyncSettings settings) {
        return workers("sync-folder-", settings.folders());
    }

    /** Changed records that are looked at side by side; each may wait for its objects. */
    @Produces
    @Singleton
    @Named("recordWorkers")
    @Unremovable
    ExecutorService records(SyncSettings settings) {
        return workers("sync-record-", settings.concurrency());
    }

    private static ExecutorService workers(String name, int count) {
        return Executors.newFixedThreadPool(count, threads(name));
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    void stop(@Disposes @Named("objectWorkers") ExecutorService workers) {
        workers.shutdown();
    }

    void stopFolders(@Disposes @Named("folderWorkers") ExecutorService workers) {
        workers.shutdown();
    }

    void stopRecords(@Disposes @Named("recordWorkers") ExecutorService workers) {
        workers.shutdown();
    }
}
