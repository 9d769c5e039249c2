package org.orcidcaravan.source.harvest;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.fetch.RepositoryRefusal;
import org.orcidcaravan.source.harvest.HarvestSettings.Repository;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;

/** Begins harvests where they were left, notes how far they are once a page is in, and ends them. */
@Named("harvests")
@Unremovable
@ApplicationScoped
public class Harvests {
    private static final Logger LOG = Logger.getLogger(Harvests.class);

    private final HarvestSettings settings;
    private final HarvestStore store;
    private final Runs runs;
    private final InstantSource clock;

    public Harvests(HarvestSettings settings, HarvestStore store, Runs runs, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    /** What a source's own schedule asks for. */
    public HarvestRequest due(String source) {
        return HarvestRequest.of(source);
    }

    /** The protocol that a source's settings name. */
    public HarvestSettings.Kind kind(String source) {
        return repository(source).kind();
    }

    /**
     * Begins a harvest, or goes on with one that was interrupted.
     *
     * @throws HarvestBusy when another process is at it, or the repository wants to be left alone
     * @throws RepositoryRefusal when the settings do not say what to harvest
     */
    public Harvest begin(HarvestRequest request) {
        Repository repository = repository(request.source());
        HarvestStore.Taken taken = store.take(request.source(), origin(repository));
        Instant pause = taken.notBefore();
        if (pause != null && pause.isAfter(clock.instant())) {
            store.release(request.source());
            throw new HarvestBusy("The source " + request.source() + " asked to be left alone until " + pause
                    + ": it is harvested at its next turn after that.");
        }
        try {
            Position position = start(request, repository, taken);
            Harvest harvest = new Harvest(
                    request.source(), repository, taken.fencing(), run(request, repository, taken, position), position);
            store.run(request.source(), taken.fencing(), harvest.run());
            return harvest;
        } catch (RuntimeException e) {
            store.release(request.source());
            throw e;
        }
    }

    /** A run that was killed goes on; so a list of everything is still one of everything, and what is missing is gone. */
    private long run(HarvestRequest request, Repository repository, HarvestStore.Taken taken, Position position) {
        Long killed = taken.run();
        if (killed != null && position.equals(taken.underWay())) {
            return killed;
        }
        boolean whole = position.equals(Position.beginning(null, true));
        return runs.begin(request.source(), repository.kind().name().toLowerCase(Locale.ROOT), whole);
    }

    private static Position start(HarvestRequest request, Repository repository, HarvestStore.Taken taken) {
        Instant complete = taken.completeUntil();
        if (request.full()) {
            return Position.beginning(null, true);
        }
        if (request.from() != null) {
            // What lies between the two was never asked for, so the watermark must not pass over it.
            boolean gapless = complete != null && !request.from().isAfter(complete);
            return Position.beginning(request.from(), gapless);
        }
        if (taken.underWay() != null) {
            return taken.underWay();
        }
        return Position.beginning(complete == null ? null : complete.minus(repository.overlap()), true);
    }

    /** Notes that a page is in, and where the next one is; the harvest that it belongs to goes on there. */
    public Harvest checkpoint(HarvestPage page) {
        Harvest harvest = page.harvest();
        Position next = page.next();
        if (next == null) {
            store.finish(harvest, page.at());
        } else {
            store.move(harvest, next);
        }
        harvest.move(page);
        return harvest;
    }

    /** Lets others harvest the source. */
    public HarvestReport end(Harvest harvest) {
        store.release(harvest.source());
        LOG.infof("The harvest of %s came to its end: %s.", harvest.source(), harvest.figures());
        return new HarvestReport(harvest.figures(), harvest.ended().orElse(null), null);
    }

    /** A harvest broke off, or could not begin; the next one goes on after the last page that is in. */
    public HarvestReport failed(@Nullable Harvest harvest, Exception why) {
        String problem = String.valueOf(why.getMessage());
        if (harvest == null) {
            LOG.warn(problem);
            return new HarvestReport("nothing", null, problem);
        }
        LOG.errorf("The harvest of %s broke off after %s: %s", harvest.source(), harvest.figures(), problem);
        try {
            boolean paused = harvest.notBefore()
                    .filter(then -> then.isAfter(clock.instant()))
                    .isPresent();
            runs.end(harvest.run(), paused ? Run.Outcome.CUT_SHORT : Run.Outcome.FAILED, problem);
            store.run(harvest.source(), harvest.fencing(), null);
        } finally {
            store.release(harvest.source());
        }
        return new HarvestReport(harvest.figures(), null, problem);
    }

    /** The token to show to a repository; null when none is set. A file is read each time, so that a new one counts. */
    public static @Nullable String token(Repository repository) {
        if (repository.tokenFile().isEmpty()) {
            return repository.token().orElse(null);
        }
        Path file = repository.tokenFile().get();
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new RepositoryRefusal(
                    "Failed to read the token in " + file + ": " + e.getMessage() + ". Write the file again.", e);
        }
    }

    private Repository repository(String source) {
        Repository repository = settings.repositories().get(source);
        if (repository == null || repository.url().isEmpty()) {
            throw new RepositoryRefusal(
                    "There is no repository \"" + source + "\": set caravan.source." + source + ".url to its address.");
        }
        return repository;
    }

    private static String origin(Repository repository) {
        return String.join(
                " ",
                repository.kind().name(),
                String.valueOf(repository.url().orElse(null)),
                repository.set().orElse(""),
                repository.format());
    }
}
