package org.orcidcaravan.routing.dspace;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.HistoryStore;

/**
 * What became of a row.
 *
 * @param entry for DSpace's history; null: none
 * @param text a sentence, for the log
 * @param next what follows for others
 * @param open whether a request may have been carried out: the record is looked at before anything is sent again
 */
record RowOutcome(HistoryStore.@Nullable Entry entry, Fate fate, String text, Next next, boolean open) {
    /** What follows for others. */
    enum Next {
        GO_ON,
        /** ORCID is in trouble: after some of these the run ends. */
        TROUBLE,
        /** Nothing more for this owner. */
        STOP_OWNER,
        /** Nothing more at all. */
        STOP_RUN
    }

    static RowOutcome done(int status, @Nullable String message, @Nullable String putCode) {
        return of(new HistoryStore.Entry(status, message, putCode), Fate.DONE);
    }

    static RowOutcome failed(int status, @Nullable String message) {
        return of(new HistoryStore.Entry(status, message, null), Fate.COUNTED);
    }

    /** It was not sent, because of the row itself. */
    static RowOutcome unsent(String text) {
        return new RowOutcome(null, Fate.COUNTED, text, Next.GO_ON, false);
    }

    static RowOutcome left(String text, Next next, boolean open) {
        return new RowOutcome(null, Fate.KEPT, text, next, open);
    }

    static RowOutcome aside(int status, @Nullable String message) {
        return of(new HistoryStore.Entry(status, message, null), Fate.ASIDE);
    }

    private static RowOutcome of(HistoryStore.Entry entry, Fate fate) {
        return new RowOutcome(entry, fate, text(entry), Next.GO_ON, false);
    }

    /** The owner is refused: the row stays as it is, and the history says why. */
    RowOutcome stoppingOwner() {
        return new RowOutcome(entry, Fate.KEPT, text, Next.STOP_OWNER, false);
    }

    /** The sentences of DSpace's own script. */
    private static String text(HistoryStore.Entry entry) {
        return "History record created with status " + entry.status()
                + switch (entry.status()) {
                    case 200, 201, 204 -> ". The operation was completed successfully";
                    case 400 -> ". The resource sent to ORCID registry is not valid";
                    case 404 -> ". The resource does not exists anymore on the ORCID registry";
                    case 409 -> ". The resource is already present on the ORCID registry";
                    case 500 -> ". An internal server error on ORCID registry side occurs";
                    default -> ". Details: " + entry.message();
                };
    }
}
