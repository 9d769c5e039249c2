package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.Overview.Requests;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.push.call.PaceStore;

/** Puts the overview together, from figures that are at hand. */
@Singleton
public class Watch {
    /** A minute's figure is of use for a while after it. */
    private static final Duration RECENT = Duration.ofMinutes(3);

    private static final int REASONS = 5;
    private static final String REQUESTS = "per-minute.requests";

    private final QueueCensus queue;
    private final SampleStore samples;
    private final PaceStore pace;
    private final SyncWatch sync;
    private final Concerns concerns;
    private final PushSettings settings;
    private final InstantSource clock;

    Watch(
            QueueCensus queue,
            SampleStore samples,
            PaceStore pace,
            SyncWatch sync,
            Concerns concerns,
            PushSettings settings,
            InstantSource clock) {
        this.queue = queue;
        this.samples = samples;
        this.pace = pace;
        this.sync = sync;
        this.concerns = concerns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How everything stands.
     *
     * @param more what else needs a person, by whoever calls
     */
    public Overview now(List<Overview.Attention> more) {
        QueueFigures figures = queue.figures();
        Requests requests = requests();
        Overview.Sync standing = sync.now();
        List<Overview.Attention> attention = Stream.concat(
                        concerns.of(figures, requests, standing).stream(), more.stream())
                .toList();
        return new Overview(clock.instant(), queue(figures), requests, standing, attention);
    }

    private Overview.Queue queue(QueueFigures figures) {
        Map<String, Long> tasks = new LinkedHashMap<>();
        for (TaskState state : TaskState.values()) {
            tasks.put(state.text(), figures.in(state));
        }
        Instant oldest = figures.oldestDue();
        return new Overview.Queue(
                figures.countedAt(),
                tasks,
                figures.deadLetters().stream().limit(REASONS).toList(),
                oldest == null
                        ? null
                        : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()),
                figures.paused());
    }

    private Requests requests() {
        PaceStore.Standing standing = pace.standing();
        @Nullable Reading minute = samples.latest(List.of(REQUESTS)).get(REQUESTS);
        boolean recent = minute != null && minute.at().plus(RECENT).isAfter(clock.instant());
        return new Requests(
                settings.rate(),
                recent && minute != null ? minute.value() / 60 : null,
                recent && minute != null ? minute.at() : null,
                standing.blocked(),
                standing.reason(),
                standing.alert());
    }
}
