package org.orcidcaravan.push.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.ExternalId;

/** What became of one work of a bulk. */
public sealed interface BulkOutcome {
    /**
     * It is in the record.
     *
     * @param ids as ORCID stored them
     */
    record Created(long putCode, List<ExternalId> ids) implements BulkOutcome {
        public Created {
            ids = List.copyOf(ids);
        }
    }

    /**
     * It is not in the record, or it was there before.
     *
     * @param status as if it had been sent alone: 409
     * @param errorCode ORCID's: 9021
     * @param message for developers, in English
     */
    record Refused(int status, @Nullable Integer errorCode, String message) implements BulkOutcome {}
}
