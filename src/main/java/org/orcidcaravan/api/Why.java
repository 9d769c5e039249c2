package org.orcidcaravan.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody does something. */
@Schema(description = "Why it is done; it is kept with it.")
record Why(@Schema(required = true) @Nullable String reason) {
    static final String EXAMPLE = """
            {"reason": "A test record of the repository."}""";

    /** @throws Misused when there is none */
    String given() {
        if (reason == null || reason.isBlank()) {
            throw new Misused("reason is empty: say why.");
        }
        return reason.strip();
    }
}
