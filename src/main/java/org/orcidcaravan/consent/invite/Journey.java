package org.orcidcaravan.consent.invite;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When what last happened between us and a researcher.
 *
 * @param known when the person was taken in
 * @param identified whether their iD is known
 * @param connected whether they have given a permission that is good now
 * @param everConnected when they last gave one
 * @param revoked when ORCID last said that a permission was withdrawn
 * @param optedOut when they said that they want no mails; null when that does not hold
 * @param asked since when works wait for their choice; null when none does
 */
public record Journey(
        Instant known,
        boolean identified,
        boolean connected,
        @Nullable Instant everConnected,
        @Nullable Instant invited,
        @Nullable Instant opened,
        @Nullable Instant denied,
        @Nullable Instant disconnected,
        @Nullable Instant revoked,
        @Nullable Instant optedOut,
        @Nullable Instant asked) {
    /** Somebody of whom nothing but the name is known. */
    static Journey begun(Instant known) {
        return new Journey(known, false, false, null, null, null, null, null, null, null, null);
    }

    /**
     * A state, and since when.
     *
     * @param since the delays of triggers count from here
     */
    public record Stage(PersonState state, Instant since) {}

    /**
     * How far they are. What they answered last counts before what we did: who withdrew stays that, also when asked once
     * more, until they connect or say no.
     */
    public Stage stage() {
        if (connected && asked != null && optedOut == null) {
            return new Stage(PersonState.ASKED, asked);
        }
        if (connected) {
            return new Stage(PersonState.CONNECTED, everConnected == null ? known : everConnected);
        }
        if (optedOut != null) {
            return new Stage(PersonState.OPTED_OUT, optedOut);
        }
        Instant answered = latest(everConnected, denied, disconnected, revoked);
        if (answered != null) {
            return answer(answered);
        }
        if (opened != null) {
            return new Stage(PersonState.OPENED, opened);
        }
        if (invited != null) {
            return new Stage(PersonState.INVITED, invited);
        }
        return new Stage(identified ? PersonState.IDENTIFIED : PersonState.KNOWN, known);
    }

    /** A permission that was given last, and is not good any more, has lapsed. */
    private Stage answer(Instant last) {
        if (last.equals(disconnected)) {
            return new Stage(PersonState.DISCONNECTED, last);
        }
        return new Stage(last.equals(denied) ? PersonState.DENIED : PersonState.REVOKED, last);
    }

    private static @Nullable Instant latest(@Nullable Instant... times) {
        return Stream.of(times)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
