package org.orcidcaravan.routing.dspace;

import org.orcidcaravan.source.dspace.row.QueueRow;

/** The sentences of DSpace's own script. */
final class Words {
    static final String DISABLED = "The ORCID synchronization is disabled. The script cannot proceed";

    private Words() {}

    static String found(int rows) {
        return "Found " + rows + " queue records to synchronize with ORCID";
    }

    /** What is about to be done. */
    static String begin(QueueRow row) {
        String operation = row.operation();
        String subject = row.recordType() + " for profile with ID: " + row.owner();
        return switch (operation == null ? "" : operation) {
            case "INSERT" -> "Addition of " + subject;
            case "UPDATE" -> "Update of " + subject + " by put code " + row.putCode();
            case "DELETE" -> "Deletion of " + subject + " by put code " + row.putCode();
            default -> "Synchronization of " + row.recordType() + " data for profile with ID: " + row.owner();
        };
    }
}
