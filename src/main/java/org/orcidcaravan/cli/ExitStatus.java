package org.orcidcaravan.cli;

import org.orcidcaravan.consent.transfer.FileUnusable;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.database.AlreadyServing;
import org.orcidcaravan.database.DatabaseUnavailable;
import org.orcidcaravan.push.call.CredentialsUnset;
import org.orcidcaravan.routing.RoutesMissing;
import org.orcidcaravan.routing.RoutesRefused;
import org.orcidcaravan.sync.bucket.CredentialsMissing;
import org.orcidcaravan.sync.bucket.CredentialsRejected;
import org.orcidcaravan.sync.mirror.MirrorUnusable;

/** What a command's exit status says (docs/adr/0007). */
public final class ExitStatus {
    /** All that was asked for is done. */
    public static final int DONE = 0;
    /** Finished, but something failed or was left. */
    public static final int LEFT = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** Could not start. */
    public static final int NOT_STARTED = 3;

    static final String HELP = "%nExit status:%n"
            + "  0  done%n"
            + "  1  finished, but something failed or was left; the output says what%n"
            + "  2  wrong usage or configuration%n"
            + "  3  could not start: database, credentials, disk or routes folder";

    private ExitStatus() {}

    /** The status for an exception that ended a command. */
    public static int of(Throwable cause) {
        return switch (cause) {
            case MirrorUnusable e -> NOT_STARTED;
            case DatabaseUnavailable e -> NOT_STARTED;
            case AlreadyServing e -> NOT_STARTED;
            case RoutesMissing e -> NOT_STARTED;
            case RoutesRefused e -> NOT_STARTED;
            case CredentialsMissing e -> NOT_STARTED;
            case CredentialsRejected e -> NOT_STARTED;
            case KeyUnusable e -> NOT_STARTED;
            case CredentialsUnset e -> NOT_STARTED;
            case FileUnusable e -> USAGE;
            default -> LEFT;
        };
    }
}
