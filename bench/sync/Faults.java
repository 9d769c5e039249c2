import java.util.concurrent.atomic.AtomicLong;

/** Lets every so-manieth answer with an object go wrong, in four ways by turns, always the same for the same order of requests. */
final class Faults {

    /** What goes wrong. */
    enum Kind {
        NONE,
        /** 503 SlowDown. */
        BUSY,
        /** The connection is reset in the middle of the body. */
        RESET,
        /** The connection ends in the middle of the body. */
        CUT,
        /** One byte is another. */
        FLIPPED
    }

    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private volatile long every;

    /** One fault in so many answers; 0 is none. */
    void every(long answersBetween) {
        every = answersBetween;
        answers.set(0);
        faults.set(0);
    }

    Kind next() {
        long period = every;
        if (period == 0 || answers.incrementAndGet() % period != 0) {
            return Kind.NONE;
        }
        return Kind.values()[1 + (int) (faults.getAndIncrement() % (Kind.values().length - 1))];
    }

    long count() {
        return faults.get();
    }
}
