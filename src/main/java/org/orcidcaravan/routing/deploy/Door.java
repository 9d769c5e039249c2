package org.orcidcaravan.routing.deploy;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way into one {@code direct:} address. Whoever goes in is counted before they look for the route behind it, so an
 * empty room behind a closed door stays empty.
 */
final class Door {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private int inside;
    private int closed;

    /** Goes in, when it is open or opens within some time; false: it did not. */
    boolean enter(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (closed > 0) {
                if (left <= 0) {
                    return false;
                }
                left = opened.awaitNanos(left);
            }
            inside++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed++;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed--;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return inside == 0;
        } finally {
            lock.unlock();
        }
    }
}
