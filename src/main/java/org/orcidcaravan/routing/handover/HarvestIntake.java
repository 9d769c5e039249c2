package org.orcidcaravan.routing.handover;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.orcidcaravan.source.harvest.Harvest;
import org.orcidcaravan.source.harvest.HarvestPage;

/** Takes in what a harvest brings, a page at a time. */
@Named("harvestIntake")
@Unremovable
@ApplicationScoped
public class HarvestIntake {
    private final RecordIntake records;

    public HarvestIntake(RecordIntake records) {
        this.records = records;
    }

    /**
     * Takes a page in, and with the last one ends the run. The same page again changes nothing, so whoever is killed before
     * the harvest's position is noted takes it once more.
     */
    public HarvestPage take(HarvestPage page) {
        Harvest harvest = page.harvest();
        records.add(new SourceName(harvest.source()), harvest.run(), page.entries(), _ -> {});
        if (page.next() == null) {
            harvest.ended(records.finish(harvest.run(), true));
        }
        return page;
    }
}
