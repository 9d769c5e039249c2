package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.TaskFilter;
import org.orcidcaravan.push.TaskState;

/** Which tasks, in an address; all have to fit. */
class TaskQuery {
    @QueryParam("q")
    @Parameter(
            description =
                    "Beginnings of words of the title, or of the person's name; or a whole person_id, ORCID iD, or key in the"
                            + " source.")
    @Nullable
    String words;

    @QueryParam("person")
    @Parameter(description = "Of this person: person_id or ORCID iD.")
    @Nullable
    String person;

    @QueryParam("state")
    @Parameter(description = "In this state: docs/states.md has them.")
    @Nullable
    String state;

    @QueryParam("section")
    @Parameter(description = "For this part of the record, such as work.")
    @Nullable
    String section;

    @QueryParam("source")
    @Parameter(description = "From this source.")
    @Nullable
    String source;

    @QueryParam("limit")
    @DefaultValue("50")
    int limit;

    @QueryParam("after")
    @Parameter(description = "What the answer before called next.")
    @Nullable
    String after;

    /** @throws Misused when something in it cannot be */
    TaskFilter filter() {
        return new TaskFilter(
                words,
                person,
                state == null || state.isBlank() ? null : state(state),
                section == null || section.isBlank() ? null : DeadLetterChoice.section(section),
                source);
    }

    private static TaskState state(String text) {
        return Arrays.stream(TaskState.values())
                .filter(state -> state.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Misused("There is no state " + text + ": docs/states.md has them."));
    }
}
