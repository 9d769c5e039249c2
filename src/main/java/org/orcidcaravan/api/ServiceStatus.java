package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.push.call.PaceStore;

/**
 * How the queue stands.
 *
 * @param queue tasks by state, with every state
 */
@Schema(description = "How the queue stands: tasks by state, and whether requests to ORCID may start.")
record ServiceStatus(Map<String, Long> queue, Pace pace) {
    static ServiceStatus of(Map<TaskState, Long> counts, PaceStore.Standing standing) {
        Map<String, Long> queue = new LinkedHashMap<>();
        for (TaskState state : TaskState.values()) {
            queue.put(state.text(), counts.getOrDefault(state, 0L));
        }
        return new ServiceStatus(
                queue, new Pace(standing.blocked(), standing.reason(), standing.alert(), standing.troubles()));
    }

    /** Whether requests to ORCID may start. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pace(
            @Schema(description = "Nothing is sent for the moment.")
            boolean blocked,

            @Schema(description = "Why, or why lately.") @Nullable
            String reason,

            @Schema(description = "An operator has to act.") boolean alert,
            @Schema(description = "Troubles in a row.") int troubles) {}
}
