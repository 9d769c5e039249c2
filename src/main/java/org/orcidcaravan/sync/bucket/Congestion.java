package org.orcidcaravan.sync.bucket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests one server is sent at once. As many as the callers want, until it asks to slow down: then half of
 * those that are under way, and one more after each round of answers. That is how TCP finds what a line bears, and what
 * AWS advises for SlowDown (faults.md row 2). A request counts until its answer begins, so a body that is read slowly, or
 * while another request is made, holds nobody up.
 */
final class Congestion {
    private static final int UNBOUNDED = 100_000;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY = 429;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private volatile double allowed = UNBOUNDED;
    private long halvedAt;

    /** One request. */
    final class Turn {
        private final long number;

        private Turn(long number) {
            this.number = number;
        }

        /**
         * Its answer has begun, or there is none.
         *
         * @param status of HTTP; 0 when there was no answer, which says nothing about how many the server bears
         */
        void answered(int status) {
            leave(status > 0 && status < SERVER_ERRORS && status != TOO_MANY);
        }

        /** The server asked to slow down. */
        void refused() {
            slower(number);
        }
    }

    /** Waits for room. As long as the server bears all, nobody takes a lock: hundreds pass here side by side. */
    Turn enter() {
        while (!entered()) {
            lock.lock();
            try {
                // What is allowed is read first: whoever leaves counts itself out first, and so either is seen here or
                // sees that somebody may wait.
                while ((int) allowed <= underWay.get()) {
                    room.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
        return new Turn(turns.incrementAndGet());
    }

    private boolean entered() {
        int limit = (int) allowed;
        int now = underWay.get();
        while (now < limit) {
            int seen = underWay.compareAndExchange(now, now + 1);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    private void leave(boolean well) {
        underWay.decrementAndGet();
        if (allowed >= UNBOUNDED) {
            return;
        }
        lock.lock();
        try {
            if (well) {
                double before = allowed;
                allowed = before + 1 / before;
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those that were sent before it was halved say nothing new. */
    private void slower(long number) {
        lock.lock();
        try {
            if (number > halvedAt) {
                allowed = Math.max(1, Math.min(allowed, underWay.get() + 1) / 2);
                halvedAt = turns.get();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many may be under way now. */
    int allowed() {
        return (int) allowed;
    }
}
