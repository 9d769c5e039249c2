package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.DeadLetterFilter;

/** Which dead letters: those that fit all that is asked; nothing asked is all of them. */
@Schema(description = "Which dead letters: those that fit all that is asked. {} is all of them.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterChoice(
        @Nullable String verdict,
        @Nullable Integer errorCode,

        @Schema(description = "person_id or ORCID iD") @Nullable
        String person,

        @Nullable String source,
        @Nullable String section,

        @Schema(description = "given up then or later: 2026-11-21, or 2026-11-21T10:15:00Z") @Nullable
        String since,

        @Schema(description = "with this in the title, or in the source's key") @Nullable
        String q) {

    /** As it was asked, from the replay's row. */
    static DeadLetterChoice of(JsonObject filter) {
        return new DeadLetterChoice(
                filter.getString("verdict", null),
                filter.containsKey("errorCode") ? Integer.valueOf(filter.getInt("errorCode")) : null,
                filter.getString("person", null),
                filter.getString("source", null),
                filter.getString("section", null),
                filter.getString("since", null),
                filter.getString("text", null));
    }

    /** @throws Misused when something in it cannot be */
    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                given(person),
                given(source),
                section(given(section)),
                given(verdict),
                errorCode,
                time(given(since)),
                given(q));
    }

    /** What a form leaves empty is not asked. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static @Nullable Section section(@Nullable String text) {
        return text == null
                ? null
                : Section.named(text)
                        .orElseThrow(() -> new Misused("There is no section " + text + ": say work, funding, ..."));
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new Misused("since is a time: write 2026-11-21, or 2026-11-21T10:15:00Z.");
        }
    }
}
