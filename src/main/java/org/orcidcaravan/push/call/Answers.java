package org.orcidcaravan.push.call;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.TransportFailure;

/** Reads what came of a request, so that it can be judged. */
@Named("answers")
@Unremovable
@Singleton
public class Answers {
    /** The list of 10,000 works is about 15 MB; more than this is no answer of ORCID. */
    static final int LONGEST = 64 * 1024 * 1024;

    /**
     * Reads an answer to its end.
     *
     * @throws RegistryTrouble when it says that the registry is in trouble
     * @throws IOException when the connection is lost meanwhile, or it is longer than anything that ORCID sends
     */
    public Answered read(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String retryAfter,
            @Nullable InputStream body)
            throws IOException {
        ApiAnswer answer = new ApiAnswer(status, contentType, location, retryAfter, text(body));
        if (status >= 500) {
            throw new RegistryTrouble(answer);
        }
        return new Answered.Answer(answer);
    }

    /** Why there is no answer to judge; or the answer that was counted as trouble. */
    public Answered failed(Throwable failure) {
        Throwable meant = meant(failure);
        return meant instanceof RegistryTrouble trouble
                ? new Answered.Answer(trouble.answer())
                : new Answered.Silence(kind(meant), String.valueOf(meant.getMessage()));
    }

    /** What a bean threw; an expression of a route that calls the bean wraps it. */
    private static Throwable meant(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryTrouble || cause instanceof PaceBlocked || cause instanceof IOException) {
                return cause;
            }
        }
        return failure;
    }

    /** Nothing was sent, because the registry has failed too often just now. */
    public Answered breakerOpen() {
        return new Answered.Silence(TransportFailure.BREAKER_OPEN, "The circuit breaker is open.");
    }

    private static TransportFailure kind(Throwable failure) {
        return switch (failure) {
            case PaceBlocked _ -> TransportFailure.RATE_BLOCKED;
            case ConnectException _,
                    UnknownHostException _,
                    NoRouteToHostException _,
                    SSLHandshakeException _,
                    ConnectTimeoutException _,
                    ConnectionRequestTimeoutException _ -> TransportFailure.NOT_CONNECTED;
            // Whatever else went wrong: the request may have arrived.
            default -> TransportFailure.NO_ANSWER;
        };
    }

    private static String text(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("The answer is longer than " + LONGEST + " bytes.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
