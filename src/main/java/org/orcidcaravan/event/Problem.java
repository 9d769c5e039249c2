package org.orcidcaravan.event;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failure in one line. */
final class Problem {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;

    private Problem() {}

    /** A step within a split is thrown in a wrapping of Camel's. */
    static Throwable within(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(each -> each instanceof EventRefused || each instanceof SinkTrouble || each instanceof LaneLost)
                .findFirst()
                .orElse(thrown);
    }

    static String of(Throwable failure) {
        String said = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure instanceof EventRefused || failure instanceof SinkTrouble
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /** How long the sink asks to be left alone. */
    static @Nullable Duration asked(Throwable failure) {
        return failure instanceof SinkTrouble trouble ? trouble.pause() : null;
    }
}
