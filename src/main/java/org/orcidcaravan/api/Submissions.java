package org.orcidcaravan.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.handover.Handover;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Row;

/** Takes a request's works in, and says what became of each. */
@ApplicationScoped
class Submissions {
    private final Handover handover;
    private final ApiSettings settings;

    Submissions(Handover handover, ApiSettings settings) {
        this.handover = handover;
        this.settings = settings;
    }

    /**
     * Nothing is taken of a body that is too long, or whose JSON is broken.
     *
     * @param length as announced; null: not said
     */
    Response take(String source, @Nullable Long length, InputStream body, Function<InputStream, JsonRows> reading) {
        Optional<SourceName> name = SourceName.of(source);
        if (name.isEmpty()) {
            return Problem.answer(400, "The query parameter source cannot name a source: use " + SourceName.FORM + ".")
                    .build();
        }
        if (length != null && length > settings.maxBodyBytes()) {
            throw new TooLarge(settings.maxBodyBytes());
        }
        List<Row> rows = new ArrayList<>();
        try (JsonRows read = reading.apply(TooLarge.limited(body, settings.maxBodyBytes()))) {
            read.forEachRemaining(rows::add);
            if (read.isBroken() && rows.getLast() instanceof Row.Refused(long line, String reason)) {
                return Problem.answer(400, "Entry " + line + ": " + reason + " Nothing above was taken in either.")
                        .build();
            }
        }
        List<EntryResult> results = new ArrayList<>();
        handover.take(
                name.get(),
                rows.iterator(),
                receipt -> EntryResult.of(name.get(), receipt).forEach(results::add));
        return answer(name.get(), results);
    }

    private static Response answer(SourceName source, List<EntryResult> results) {
        boolean none = results.stream().allMatch(result -> result.outcome().equals(EntryResult.REFUSED));
        if (none) {
            return Problem.answer(
                            400,
                            results.isEmpty()
                                    ? "There are no works in it: send one object, or a list with at least one."
                                    : "None of the works can be taken in: results says why.",
                            results)
                    .build();
        }
        Response.ResponseBuilder answer = Response.accepted(Submission.of(source.text(), results));
        if (results.size() == 1) {
            answer.header(
                    HttpHeaders.LOCATION,
                    URI.create(String.valueOf(results.getFirst().status())));
        }
        return answer.build();
    }
}
