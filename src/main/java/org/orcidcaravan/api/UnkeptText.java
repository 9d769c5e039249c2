package org.orcidcaravan.api;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;

/** A text that PostgreSQL does not take: it has the character U+0000, or half a one. */
final class UnkeptText {
    /** SQLSTATE {@code character_not_in_repertoire}. */
    private static final String STATE = "22021";

    private UnkeptText() {}

    /** The answer, when that is what a trouble with the database comes from: it is the caller's, not the database's. */
    static Optional<Response> in(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && STATE.equals(failure.getSQLState())) {
                return Optional.of(Problem.answer(
                                400,
                                "A text that was sent has a character that no text can have, such as U+0000: leave it out.")
                        .build());
            }
        }
        return Optional.empty();
    }
}
