package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which dead letters, in an address; all have to fit. */
class DeadLetterQuery {
    @QueryParam("verdict")
    @Parameter(description = "With this verdict, such as EXHAUSTED: docs/verdicts.md has them.")
    @Nullable
    String verdict;

    @QueryParam("errorCode")
    @Parameter(description = "With this error-code of ORCID's.")
    @Nullable
    Integer errorCode;

    @QueryParam("person")
    @Parameter(description = "Of this person: person_id or ORCID iD.")
    @Nullable
    String person;

    @QueryParam("source")
    @Parameter(description = "From this source.")
    @Nullable
    String source;

    @QueryParam("section")
    @Parameter(description = "For this part of the record, such as work.")
    @Nullable
    String section;

    @QueryParam("since")
    @Parameter(description = "Given up then or later: 2026-11-21, or 2026-11-21T10:15:00Z.")
    @Nullable
    String since;

    @QueryParam("q")
    @Parameter(description = "With this in the title, or in the source's key.")
    @Nullable
    String text;

    @QueryParam("limit")
    @DefaultValue("50")
    int limit;

    @QueryParam("after")
    @Parameter(description = "What the answer before called next.")
    @Nullable
    String after;

    DeadLetterChoice choice() {
        return new DeadLetterChoice(verdict, errorCode, person, source, section, since, text);
    }
}
