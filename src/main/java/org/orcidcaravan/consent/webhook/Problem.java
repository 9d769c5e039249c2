package org.orcidcaravan.consent.webhook;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.orcidcaravan.consent.connect.OrcidSilent;
import org.orcidcaravan.consent.connect.ScopeRefused;

/** A failure in one line, without the address, which is a secret. */
final class Problem {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    private Problem() {}

    /** What was meant: an expression of a route wraps what a bean throws. */
    static Throwable within(Throwable thrown) {
        return causes(thrown).filter(Problem::known).findFirst().orElse(thrown);
    }

    static String of(Throwable thrown) {
        Throwable failure = within(thrown);
        String said = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : known(failure) && !(failure instanceof IOException)
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = said.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("(?i)(webhook[/%][^/%\\s]*[/%])\\S+", "$1…")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static boolean known(Throwable failure) {
        return failure instanceof NotNow
                || failure instanceof Unread
                || failure instanceof ScopeRefused
                || failure instanceof OrcidSilent
                || failure instanceof IOException;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
