package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Exceptions for requests that got no usable answer. */
final class Failures {

    private Failures() {}

    static ServerTrouble trouble(S3Request request, String cause, @Nullable Throwable origin) {
        return new ServerTrouble(
                request.failure() + ": " + cause + ". Try again; if it stays so, look at the server.", origin);
    }

    /** A connection that broke, or was cut because it took too long. */
    static ServerTrouble broken(S3Request request, Connection connection, IOException origin) {
        if (connection.overdue()) {
            return trouble(request, "no complete answer came within the time limit", origin);
        }
        return trouble(request, reason(origin), origin);
    }

    static Unreachable unreachable(S3Request request, IOException origin) {
        return new Unreachable(
                request.failure() + ": no connection to " + request.address().host() + " port "
                        + request.address().port() + " (" + reason(origin) + "). Check the network and"
                        + " caravan.s3.endpoint (CARAVAN_S3_ENDPOINT) or caravan.s3.region.",
                origin);
    }

    static CredentialsMissing noCredentials(S3Request request, RuntimeException origin) {
        return new CredentialsMissing(
                request.failure() + ": no AWS credentials were found. Set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary ones), or a profile.",
                origin);
    }

    private static String reason(IOException origin) {
        String name = origin.getClass().getSimpleName();
        String message = origin.getMessage();
        if (origin instanceof MalformedAnswer && message != null) {
            return message;
        }
        return message == null ? name : name + ": " + message.replaceAll("\\p{Cntrl}", "?");
    }
}
