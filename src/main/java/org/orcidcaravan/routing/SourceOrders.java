package org.orcidcaravan.routing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.dspace.DspaceRun;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.harvest.HarvestSettings;
import org.orcidcaravan.source.record.SourceTransactionStore;
import org.orcidcaravan.source.record.WordStore;
import org.quartz.CronExpression;

/** Sources that this service asks by itself: when next, and at once when an operator says so, which is audited. */
@ApplicationScoped
public class SourceOrders {
    /** What cannot begin says so within this time; what can goes on beside. */
    private static final int SECONDS = 2;

    private final HarvestSettings harvests;
    private final DspaceSettings dspace;
    private final DspaceRun dspaceRuns;
    private final Routes routes;
    private final SourceTransactionStore transactions;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SourceOrders(
            HarvestSettings harvests,
            DspaceSettings dspace,
            DspaceRun dspaceRuns,
            Routes routes,
            SourceTransactionStore transactions,
            InstantSource clock) {
        this.harvests = harvests;
        this.dspace = dspace;
        this.dspaceRuns = dspaceRuns;
        this.routes = routes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * When a source is asked.
     *
     * @param schedule Quartz cron, UTC; null: only when somebody says so
     * @param next null: not by itself
     */
    public record Plan(@Nullable String schedule, @Nullable Instant next) {}

    /** Names of the sources that can be asked. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        harvests.repositories().forEach((name, repository) -> {
            if (repository.url().isPresent()) {
                names.add(name);
            }
        });
        if (dspace.mode().sends()) {
            names.add(DspaceRun.SOURCE);
        }
        return names;
    }

    /** When a source is asked next; empty: it cannot be asked, for it tells by itself. */
    public Optional<Plan> plan(String source) {
        if (!names().contains(source)) {
            return Optional.empty();
        }
        if (source.equals(DspaceRun.SOURCE)) {
            return Optional.of(plan(true, dspace.schedule()));
        }
        return Optional.ofNullable(harvests.repositories().get(source))
                .map(repository -> plan(repository.enabled(), repository.schedule()));
    }

    private Plan plan(boolean byItself, String schedule) {
        if (!byItself) {
            return new Plan(null, null);
        }
        try {
            CronExpression cron = new CronExpression(schedule);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            Date next = cron.getNextValidTimeAfter(Date.from(clock.instant()));
            return new Plan(schedule, next == null ? null : next.toInstant());
        } catch (ParseException e) {
            // Its route did not start either, and says why on the page of the routes.
            return new Plan(schedule, null);
        }
    }

    /**
     * Asks a source at once, beside whatever else is done.
     *
     * @param source one that {@link #names} has
     * @return why it could not be begun, or ended at once; empty: it goes on, or is done
     */
    public Optional<String> ask(String source, String actor) {
        transactions.within("Failed to note that " + source + " is asked", connection -> {
            WordStore.audit(connection, actor, "source.ask", "source:" + source, JsonObject.EMPTY_JSON_OBJECT);
            return true;
        });
        Future<Optional<String>> problem = threads.submit(() -> asked(source));
        try {
            return problem.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<String> asked(String source) {
        if (source.equals(DspaceRun.SOURCE)) {
            return Optional.ofNullable(
                    dspaceRuns.run(new DspaceRun.Wish(false, false), _ -> {}).stopped());
        }
        HarvestSettings.Repository repository = harvests.repositories().get(source);
        if (repository == null) {
            return Optional.of("There is no repository " + source + ".");
        }
        return Optional.ofNullable(
                routes.harvest(HarvestRequest.of(source), repository.kind()).problem());
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
