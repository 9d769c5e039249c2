package org.orcidcaravan.source.harvest;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.fetch.RepositoryRefusal;
import org.orcidcaravan.source.record.Run;

/** A harvest that is being made, by this process and no other. */
public final class Harvest {
    /** A list that has to be begun anew so often is not going to come to its end. */
    private static final int MOST_RESTARTS = 3;

    private final String source;
    private final HarvestSettings.Repository repository;
    private final long fencing;
    private final long run;
    private Position position;
    private boolean unfinished = true;
    private @Nullable Instant notBefore;
    private @Nullable Object introduction;
    private int restarts;
    private long pages;
    private long records;
    private @Nullable Run ended;

    Harvest(String source, HarvestSettings.Repository repository, long fencing, long run, Position position) {
        this.source = source;
        this.repository = repository;
        this.fencing = fencing;
        this.run = run;
        this.position = position;
    }

    /** The source's name. */
    public String source() {
        return source;
    }

    public HarvestSettings.Repository repository() {
        return repository;
    }

    /** Where it is. */
    public Position position() {
        return position;
    }

    /** Whether there is another page; a getter, because a route's loop asks. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** How many milliseconds pass before the next page; a getter, because a route waits so long. */
    public long getPause() {
        return repository.pause();
    }

    /** The number of the run that its records are taken in by. */
    public long run() {
        return run;
    }

    /** How the run ended; empty while it goes on. */
    public Optional<Run> ended() {
        return Optional.ofNullable(ended);
    }

    public void ended(Run done) {
        ended = done;
    }

    /** Pages and records that this process has read. */
    public String figures() {
        return records + " records on " + pages + " pages";
    }

    public long records() {
        return records;
    }

    /** Until when the repository is to be left alone, if it said so. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    public void leaveAloneUntil(Instant then) {
        notBefore = then;
    }

    /** What the repository said about itself, kept for as long as the harvest lasts. */
    public <T> Optional<T> introduction(Class<T> type) {
        return Optional.ofNullable(introduction).filter(type::isInstance).map(type::cast);
    }

    public void introduced(Object said) {
        introduction = said;
    }

    /** The position at the beginning of the window, because its list is no longer what it was. */
    public Position restarted(String why) {
        if (++restarts > MOST_RESTARTS) {
            throw new RepositoryRefusal("Failed to harvest " + source + ": its list broke off " + restarts + " times ("
                    + why + "). Set caravan.source." + source + ".window so that its lists are shorter.");
        }
        return position.window(position.from(), position.until());
    }

    long fencing() {
        return fencing;
    }

    void move(HarvestPage page) {
        pages++;
        records += page.all().size();
        if (page.next() == null) {
            unfinished = false;
        } else {
            boolean same = Objects.equals(position.from(), page.next().from());
            restarts = same ? restarts : 0;
            position = page.next();
        }
    }
}
