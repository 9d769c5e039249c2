package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.register.Registered;

/** A researcher. */
@Schema(description = "A researcher, and how far they have come along.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonEntry(
        @Schema(description = "The institution's own key.") String personId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String unit,
        List<String> groups,
        @Nullable String orcid,

        @Schema(description = "Whether ORCID itself confirmed the iD.")
        boolean confirmed,

        @Schema(description = "known, invited, connected, permission-lacking, revoked or opted-out.")
        String state) {
    static PersonEntry of(Registered person) {
        return new PersonEntry(
                person.personId(),
                person.name(),
                person.email(),
                person.unit(),
                person.groups(),
                person.orcid(),
                person.confirmed(),
                person.state().text());
    }

    /** One of them with their history. */
    @Schema(description = "A researcher with their permissions (never the tokens), their history, and their items.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Story(
            PersonEntry person,
            List<Registered.Held> permissions,
            List<Happened> events,

            @Schema(
                    description =
                            "How many items stand how: new, changed, sending, waiting, sent, refused, removed, never, withdrawn.")
            Map<String, Integer> items,

            @Schema(description = "What is sent by itself: automatic, ask or off.")
            String preference,

            @Schema(description = "Kinds that are sent only when they choose them.")
            Set<String> leftOut) {}

    /** Something that happened between us and them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Happened(
            Instant at,

            @Schema(description = "invited, opened, connected, denied, disconnected, revoked-at-orcid, opted-out.")
            String kind,

            @Schema(description = "The version of the text that they agreed to.") @Nullable
            String consentText) {}

    /** With whom. */
    @Schema(description = "Who is the same person, and goes.")
    record Other(
            @Schema(required = true, description = "person_id or ORCID iD") @Nullable
            String other) {}

    /** What came of a merge. */
    record Merged(
            @Schema(description = "Items that came over.") int items,
            @Schema(description = "Items that both had.") int doubles) {}

    /** A personal link. */
    @Schema(description = "A personal link. It is shown once: give it to that person, and to nobody else.")
    record Link(
            String address,

            @Schema(description = "How long it is good for.")
            int days) {}

    /** What an import came to. */
    record Imported(int added, int changed, int unchanged, List<Row> warnings, List<Row> bad) {}

    /** Something about a row. */
    record Row(
            @Schema(description = "From 1; 1 is the header.")
            long line,

            String reason) {}
}
