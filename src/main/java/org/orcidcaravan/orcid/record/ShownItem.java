package org.orcidcaravan.orcid.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * One item of a record, as far as the record's summary tells.
 *
 * @param source the client that wrote it, or an iD when the researcher did; null: it is not said
 * @param principal the other client on whose behalf it was written; null for none
 * @param modifiedAt by ORCID's clock; null: it is not said
 * @param title of a work, a funding or a proposal, the role of an affiliation, the text of a detail; empty for none
 * @param ids that identify the item itself
 */
public record ShownItem(
        Section section,
        long putCode,
        @Nullable String source,
        @Nullable String principal,
        @Nullable Instant modifiedAt,
        String title,
        List<SelfId> ids) {
    public ShownItem {
        ids = List.copyOf(ids);
    }

    /**
     * An identifier of the item itself.
     *
     * @param normal the form that ORCID found for it; null: none
     */
    public record SelfId(
            String type, String value, @Nullable String normal) {}
}
