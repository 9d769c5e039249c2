package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/** What the database knows of a mirror's objects, a range of the listing at a time. */
@ApplicationScoped
public class KnownObjects {
    private final SummaryStore summaries;
    private final ActivityStore activities;

    KnownObjects(SummaryStore summaries, ActivityStore activities) {
        this.summaries = summaries;
        this.activities = activities;
    }

    /**
     * All known objects of the records from {@code first} to {@code last}, in S3's listing order, in one query.
     *
     * @throws DatabaseTrouble when PostgreSQL does not answer
     */
    public Map<ObjectKey, KnownObject> between(Mirror mirror, DataClass dataClass, OrcidId first, OrcidId last) {
        return between(mirror, dataClass, Position.of(first), Position.of(last));
    }

    /** The same, from one {@link Position} to another, in a map that is the caller's own. */
    public Map<ObjectKey, KnownObject> between(Mirror mirror, DataClass dataClass, long first, long last) {
        try {
            return switch (dataClass) {
                case SUMMARIES -> summaries.known(mirror.id(), first, last);
                case ACTIVITIES -> activities.known(mirror.id(), first, last);
            };
        } catch (SQLException e) {
            throw new DatabaseTrouble(
                    "Failed to look up what is known of " + Position.orcid(first) + " to " + Position.orcid(last), e);
        }
    }
}
