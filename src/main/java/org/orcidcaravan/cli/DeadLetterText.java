package org.orcidcaravan.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Attempt;
import org.orcidcaravan.push.DeadLetter;

/** A dead letter, and a request about it: as a row for scripts, and as a line for people. */
final class DeadLetterText {
    static final List<String> COLUMNS = List.of(
            "id",
            "version",
            "state",
            "personId",
            "orcid",
            "source",
            "sourceId",
            "section",
            "operation",
            "label",
            "verdict",
            "errorCode",
            "httpStatus",
            "message",
            "attempts",
            "createdAt",
            "changedAt");
    static final List<String> ATTEMPT_COLUMNS = List.of(
            "beganAt",
            "milliseconds",
            "method",
            "verdict",
            "httpStatus",
            "errorCode",
            "putCode",
            "message",
            "correlation");

    private DeadLetterText() {}

    static List<Object> row(DeadLetter letter) {
        return List.of(
                letter.id(),
                letter.version(),
                letter.state().text(),
                letter.personId(),
                text(letter.orcid()),
                letter.source(),
                letter.sourceId(),
                letter.section().text(),
                letter.operation().text(),
                letter.label(),
                text(letter.verdict()),
                text(letter.errorCode()),
                text(letter.httpStatus()),
                text(letter.message()),
                letter.attempts(),
                letter.createdAt(),
                letter.changedAt());
    }

    static List<Object> row(Attempt attempt) {
        return List.of(
                attempt.beganAt(),
                attempt.took().toMillis(),
                attempt.method(),
                attempt.verdict(),
                text(attempt.httpStatus()),
                text(attempt.errorCode()),
                text(attempt.putCode()),
                text(attempt.message()),
                attempt.correlation());
    }

    /** {@code 7: create work "A title" (csv, w1) for 4711 at 2026-11-21T10:15:00Z: DEAD 9021 ORCID refuses it.} */
    static String line(List<Object> row) {
        return "%s: %s %s \"%s\" (%s, %s) for %s at %s: %s"
                .formatted(
                        row.get(0),
                        row.get(8),
                        row.get(7),
                        row.get(9),
                        row.get(5),
                        row.get(6),
                        row.get(3),
                        row.get(16),
                        words(row.get(10), row.get(11), row.get(13)));
    }

    /** {@code 2026-11-21T10:15:00Z POST: 400 DEAD 9021 ORCID refuses it. (215 ms, 0f3c...)} */
    static String attemptLine(List<Object> row) {
        return "%s %s: %s (%s ms, %s)"
                .formatted(
                        row.get(0),
                        row.get(2),
                        words(row.get(4), row.get(3), row.get(5), row.get(7)),
                        row.get(1),
                        row.get(8));
    }

    private static String words(Object... words) {
        return Stream.of(words)
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A number stays one; what is not there is an empty text. */
    private static Object text(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
