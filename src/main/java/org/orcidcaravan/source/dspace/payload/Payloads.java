package org.orcidcaravan.source.dspace.payload;

import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** What is sent for rows of DSpace's queue. */
public final class Payloads {
    private final DspaceStore store;
    private final Mapping mapping;

    public Payloads(DspaceStore store, Mapping mapping) {
        this.store = store;
        this.mapping = mapping;
    }

    /**
     * What is sent for a row that is not a deletion.
     *
     * @throws Invalid when DSpace's own check refuses it
     * @throws Unmappable when nothing can be made of it
     */
    public Payload of(QueueRow row) {
        Target target = Target.of(row.recordType())
                .orElseThrow(() -> new Unmappable("The type of the given queue record could not be determined"));
        if (row.entity() == null) {
            throw new Unmappable("The queue record with id " + row.id() + " names no item");
        }
        DspaceItem item = store.item(row.entity());
        return switch (target) {
            case PUBLICATION, PRODUCT, PATENT -> WorkPayload.of(mapping, target, item);
            case PROJECT, FUNDING ->
                FundingPayload.of(mapping, target, item, (from, type) -> store.related(from.id(), type));
            case AFFILIATION, EDUCATION, QUALIFICATION ->
                AffiliationPayload.of(mapping, target, item, row.metadata(), store::item);
            default -> ProfilePayload.of(mapping, target, item, row.metadata());
        };
    }
}
