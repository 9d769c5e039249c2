package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Whether a mail is still to be sent, by how its person stands at this moment; in the caller's transaction. */
final class MailNeedStore {
    private MailNeedStore() {}

    /** To whom it is; empty when it is not sent now, which is noted. */
    static Optional<Recipient> recipient(Connection connection, MailLease lease) throws SQLException {
        MailBrake.Standing brake = BrakeStore.standing(connection);
        if (brake.stoppedAt() != null || brake.pausedUntil() != null) {
            MailOutcomeStore.back(connection, lease, "It waits until mails are sent again.", Duration.ZERO);
            return Optional.empty();
        }
        Optional<Recipient> to = RecipientStore.one(connection, lease.campaign(), lease.person());
        Journey.Stage stage = to.map(one -> one.journey().stage()).orElse(null);
        if (stage == null) {
            MailOutcomeStore.end(connection, lease, MailState.CANCELLED, "No address is known any more.");
            return Optional.empty();
        }
        String barred = to.get().barred();
        if (barred != null) {
            MailOutcomeStore.end(connection, lease, MailState.SUPPRESSED, "The address is barred: " + barred + ".");
            return Optional.empty();
        }
        if (!PersonState.mailable().contains(stage.state()) || answeredSince(to.get(), lease, stage)) {
            MailOutcomeStore.end(
                    connection,
                    lease,
                    MailState.CANCELLED,
                    "The person is " + stage.state().text() + " by now.");
            return Optional.empty();
        }
        return to;
    }

    /** Who said no, left or withdrew since this was planned is not asked as if nothing had been said. */
    private static boolean answeredSince(Recipient to, MailLease lease, Journey.Stage stage) {
        return !PersonState.usual().contains(stage.state())
                && to.past().stream()
                        .anyMatch(mail -> mail.part().equals(lease.part())
                                && mail.state() == MailState.LEASED
                                && mail.plannedAt().isBefore(stage.since()));
    }
}
