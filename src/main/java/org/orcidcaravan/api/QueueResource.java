package org.orcidcaravan.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.push.Acted;
import org.orcidcaravan.push.FoundTask;
import org.orcidcaravan.push.Revival;
import org.orcidcaravan.push.TaskSearchStore;

/** The tasks of the queue, one by one. */
@Path("/api/v1/tasks")
@Tag(name = "queue", description = "What is to be written to whose record, and what became of it.")
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
    private static final String ID = "{id: \\d+}";

    private final TaskSearchStore tasks;
    private final Revival revival;
    private final Caller caller;

    QueueResource(TaskSearchStore tasks, Revival revival, Caller caller) {
        this.tasks = tasks;
        this.revival = revival;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "tasks",
            summary = "Searches the queue",
            description = "The newest first, those that are done too. Needs the role viewer.")
    public TaskSlice find(@BeanParam TaskQuery asked) {
        int limit = Slice.limit(asked.limit);
        FoundTask.Page page = tasks.find(asked.filter(), Links.row(asked.after), limit + 1);
        Slice<TaskEntry> slice =
                Slice.of(page.tasks().stream().map(TaskEntry::of).toList(), limit, task -> Long.toString(task.id()));
        return new TaskSlice(slice.items(), slice.next(), page.partial());
    }

    @GET
    @Path(ID)
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "task",
            summary = "One task with every request that told of it",
            description = "Needs the role viewer.")
    public TaskStory open(@PathParam("id") long id) {
        return tasks.open(id).map(TaskStory::of).orElseThrow(() -> Impossible.noTask(id));
    }

    @POST
    @Path(ID + "/send-now")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "sendNow",
            summary = "Sends a task as soon as it is its turn, instead of at its time",
            description =
                    "The pace and the count of attempts stay as they are. 409 when it does not wait for a time. Needs the"
                            + " role operator.")
    public Changed sendNow(@PathParam("id") long id) {
        Acted acted = revival.sendNow(id, caller.actor());
        if (acted instanceof Acted.NotAsSeen(var state)) {
            throw Impossible.now("Task " + id + " is " + state.text() + ": "
                    + switch (state) {
                        case LEASED -> "it is on its way already.";
                        case WAITING -> "resume the person, or ask for a permission.";
                        case DEAD -> "replay it as a dead letter.";
                        case HELD -> "its researcher wishes to choose it first.";
                        default -> "there is nothing to be sent.";
                    });
        }
        return Changed.of(id, acted);
    }
}
