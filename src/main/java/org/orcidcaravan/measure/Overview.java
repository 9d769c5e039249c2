package org.orcidcaravan.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.QueueFigures.DeadReason;
import org.orcidcaravan.sync.pass.PassEntry;

/**
 * All that a page shows that says how the service is. A figure that is not known is null.
 *
 * @param at when this was put together; figures that are older say so
 * @param attention what needs a person now, the most pressing first
 */
public record Overview(Instant at, Queue queue, Requests requests, Sync sync, List<Attention> attention) {
    public Overview {
        attention = List.copyOf(attention);
    }

    /**
     * The queue.
     *
     * @param countedAt when the tasks were counted
     * @param tasks by state, with every state
     * @param deadLetters the five most frequent reasons
     * @param oldestDueSeconds how long the task waits that waits longest for its turn; null when none does
     * @param paused people for whom nothing is sent, by reason
     */
    public record Queue(
            Instant countedAt,
            Map<String, Long> tasks,
            List<DeadReason> deadLetters,
            @Nullable Long oldestDueSeconds,
            Map<String, Long> paused) {}

    /**
     * Requests to ORCID.
     *
     * @param limit how many may start in a second
     * @param perSecond in the minute that ended at {@code measuredAt}
     * @param blocked nothing is sent for the moment
     * @param reason why, or why lately
     * @param alert an operator has to act
     */
    public record Requests(
            int limit,
            @Nullable Double perSecond,
            @Nullable Instant measuredAt,
            boolean blocked,
            @Nullable String reason,
            boolean alert) {}

    /**
     * The sync.
     *
     * @param running the pass under way; null when there is none
     * @param last the pass that ended last; null when none has
     */
    public record Sync(
            List<Copy> copies,
            @Nullable Running running,
            @Nullable PassEntry last) {}

    /**
     * One data class of one mirror.
     *
     * @param objects how many are here, counted at {@code countedAt}
     * @param asOf everything that had changed upstream before then is here; null when no pass was complete
     * @param scanShare how much of the full pass is done, 0 to 1; 1 when it is complete
     * @param outstanding objects and records still to be fetched
     */
    public record Copy(
            int mirror,
            String path,
            String dataClass,
            @Nullable Long objects,
            @Nullable Instant countedAt,
            @Nullable Instant asOf,
            double scanShare,
            long outstanding) {}

    /**
     * A pass under way.
     *
     * @param here whether it runs in this process; the figures below are known only then
     * @param share how much is done, 0 to 1
     */
    public record Running(
            PassEntry pass,
            boolean here,
            @Nullable Double share,
            @Nullable Long objects,
            @Nullable Long bytes,
            @Nullable Long failed,
            @Nullable Double perSecond,
            @Nullable Long secondsLeft) {}

    /**
     * Something that needs a person.
     *
     * @param about {@code dead-letters}, {@code registry}, {@code routes}, {@code sync}, {@code people},
     *     {@code mails} or {@code disk}
     * @param sentence what it is, and what to do
     * @param link the page that shows more
     */
    public record Attention(String about, String sentence, String link) {}
}
