package org.orcidcaravan.routing;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Workers that take what belongs to the page that came first. A split hands over one task at a time, which hands over the
 * next: taken in turn, all pages would end at the same moment and then wait for one commit together, with nobody at work
 * (docs/adr/0033). What a worker hands over belongs to the page it is at; what another thread hands over is a new page.
 */
final class EldestFirst extends ThreadPoolExecutor {
    private final AtomicLong pages = new AtomicLong();
    private final ThreadLocal<@Nullable Long> current = new ThreadLocal<>();

    private record Task(long page, Runnable work) implements Runnable, Comparable<Task> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            return Long.compare(page, other.page);
        }
    }

    EldestFirst(int count, ThreadFactory threads) {
        super(count, count, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), threads);
    }

    @Override
    public void execute(Runnable work) {
        Long page = current.get();
        super.execute(new Task(page == null ? pages.incrementAndGet() : page, work));
    }

    @Override
    protected void beforeExecute(Thread worker, Runnable task) {
        if (task instanceof Task(long page, Runnable _)) {
            current.set(page);
        }
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        current.remove();
    }
}
