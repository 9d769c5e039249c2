package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.orcidcaravan.consent.invite.MailBrake;
import org.orcidcaravan.consent.invite.MailState;
import org.orcidcaravan.consent.invite.Outbox;
import org.orcidcaravan.push.call.Ticker;
import org.orcidcaravan.routing.Routes;

/** Runs the mail routes until nothing of a campaign is due, or the mail server takes nothing. */
@Unremovable
@ApplicationScoped
class InviteRun {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Routes routes;
    private final Outbox outbox;
    private final MailBrake brake;
    private final Ticker ticker;

    InviteRun(Routes routes, Outbox outbox, MailBrake brake, Ticker ticker) {
        this.routes = routes;
        this.outbox = outbox;
        this.brake = brake;
        this.ticker = ticker;
    }

    int run(String campaign, Printed out) throws InterruptedException {
        Map<MailState, Long> before = outbox.figures(campaign);
        if (outbox.due(campaign) > 0) {
            routes.start();
        }
        MailBrake.Standing standing = brake.standing();
        while (outbox.due(campaign) > 0 && standing.stoppedAt() == null && standing.pausedUntil() == null) {
            ticker.pause(LOOK_AGAIN);
            standing = brake.standing();
        }
        Map<MailState, Long> after = outbox.figures(campaign);
        long sent = grown(MailState.SENT, before, after);
        long failed = grown(MailState.FAILED, before, after) + grown(MailState.BOUNCED, before, after);
        long left = after.getOrDefault(MailState.PLANNED, 0L) + after.getOrDefault(MailState.LEASED, 0L);
        out.say(String.format(
                Locale.ROOT, "Sent: %,d; not sent: %,d; waiting for their time: %,d.", sent, failed, left));
        if (standing.stoppedAt() != null || standing.pausedUntil() != null) {
            out.say("Stopped early: " + standing.reason());
        }
        boolean stopped = standing.stoppedAt() != null || standing.pausedUntil() != null;
        return failed > 0 || stopped || left > 0 ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private static long grown(MailState state, Map<MailState, Long> before, Map<MailState, Long> after) {
        return after.getOrDefault(state, 0L) - before.getOrDefault(state, 0L);
    }
}
