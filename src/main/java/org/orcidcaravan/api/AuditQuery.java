package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.audit.AuditFilter;

/** Which acts somebody asks for. */
public class AuditQuery {
    @Parameter(description = "As task:17.")
    @QueryParam("subject")
    public @Nullable String subject;

    @Parameter(description = "As console:kim.")
    @QueryParam("actor")
    public @Nullable String actor;

    @Parameter(description = "As dead-letter.replay.")
    @QueryParam("action")
    public @Nullable String action;

    @Parameter(description = "Not before; ISO 8601.")
    @QueryParam("since")
    public @Nullable String since;

    @Parameter(description = "1 to 200.")
    @QueryParam("limit")
    @DefaultValue("50")
    public int limit;

    @Parameter(description = "What next said.")
    @QueryParam("after")
    public @Nullable String after;

    /**
     * What fits.
     *
     * @throws DateTimeException when {@code since} is no time
     */
    AuditFilter filter() {
        String from = blank(since);
        Instant time = from == null ? null : OffsetDateTime.parse(from).toInstant();
        return new AuditFilter(blank(subject), blank(actor), blank(action), time);
    }

    /**
     * Only rows with a lower id.
     *
     * @throws NumberFormatException when {@code after} is no number
     */
    long before() {
        return after == null ? Long.MAX_VALUE : Long.parseLong(after);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
