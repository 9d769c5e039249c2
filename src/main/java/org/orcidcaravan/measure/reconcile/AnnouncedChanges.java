package org.orcidcaravan.measure.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.orcidcaravan.consent.webhook.Sight;
import org.orcidcaravan.orcid.record.ShownItem;
import org.orcidcaravan.orcid.record.ShownRecord;

/**
 * A record that changed just now, as the public API shows it: where something of ours is not to be seen, ORCID is asked with
 * the researcher's permission, because it may only have become private.
 */
@Named("announcedChanges")
@Unremovable
@Singleton
public class AnnouncedChanges {
    private final Rounds rounds;
    private final ReconcileSettings settings;

    AnnouncedChanges(Rounds rounds, ReconcileSettings settings) {
        this.rounds = rounds;
        this.settings = settings;
    }

    /** Notes what is to be asked; of a closed record all that is ours. */
    public void compare(Sight sight) {
        if (!settings.enabled()) {
            return;
        }
        List<ShownItem> shown = sight.shown() instanceof ShownRecord.Open open ? open.items() : List.of();
        rounds.within(
                "Failed to note what ORCID is to be asked about",
                connection -> AnnouncedLookStore.doubt(connection, sight.orcid(), shown, settings.margin()));
    }
}
