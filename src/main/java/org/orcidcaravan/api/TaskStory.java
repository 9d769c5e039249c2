package org.orcidcaravan.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orcidcaravan.push.FoundTask;

/** A task with every request that told of it, the first first. */
@Schema(description = "A task with every request that told of it, the first first.")
record TaskStory(TaskEntry task, List<AttemptEntry> attempts) {
    static TaskStory of(FoundTask.Opened opened) {
        return new TaskStory(
                TaskEntry.of(opened.task()),
                opened.attempts().stream().map(AttemptEntry::of).toList());
    }
}
