package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.orcidcaravan.access.AttemptStore.Attempt;
import org.orcidcaravan.access.audit.AuditStore;

/**
 * Lets operators in. A refusal says never whether the login, the password or the pause was the reason, and takes the same time
 * for each (ASVS 5.0, 6.3.1 and 6.3.8). Every sign-in is audited, and every refusal of somebody we know.
 */
@ApplicationScoped
public class SignIn {
    /** Whoever guesses logins must not fill the audit, which is never emptied. */
    private static final int STRANGERS_AN_HOUR = 100;

    private static final int SHOWN = 2;

    private final TransactionStore transactions;
    private final Passwords passwords;
    private final AccessSettings settings;
    private final Budget strangers;
    private final SecureRandom random = new SecureRandom();

    public SignIn(TransactionStore transactions, Passwords passwords, AccessSettings settings, InstantSource time) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.settings = settings;
        this.strangers = new Budget(STRANGERS_AN_HOUR, Duration.ofHours(1), time);
    }

    /**
     * Opens a session when the password is right.
     *
     * @return the token of the session, always a new one (ASVS 5.0, 7.2.4); empty: refused, as everybody is where passwords
     *     are switched off
     * @throws Passwords.TooMany when too many sign in at this moment
     */
    public Optional<String> withPassword(String typed, String password) {
        String login = NewOperator.login(typed);
        Optional<Attempt> attempt = begin(login);
        boolean fits = passwords.fits(password, attempt.map(Attempt::hash).orElse(null));
        if (attempt.isPresent() && fits && settings.signIn().local()) {
            return open(attempt.get().operator(), login);
        }
        refuse(login, attempt);
        return Optional.empty();
    }

    /**
     * Asks somebody who is signed in for their password again; wrong ones count as at the door.
     *
     * @throws Passwords.TooMany when too many sign in at this moment
     */
    public boolean knows(SignedIn who, String password) {
        Optional<Attempt> attempt = begin(who.login());
        if (passwords.fits(password, attempt.map(Attempt::hash).orElse(null))) {
            return transactions.within(
                    "Failed to check a password", connection -> AttemptStore.succeed(connection, who.operator()));
        }
        refuse(who.login(), attempt);
        return false;
    }

    private Optional<Attempt> begin(String login) {
        // What is no login is nobody's, and may hold what PostgreSQL does not take.
        return NewOperator.isLogin(login)
                ? transactions.within(
                        "Failed to sign in", connection -> AttemptStore.begin(connection, login, settings.signIn()))
                : Optional.empty();
    }

    /** Opens a session for somebody who has proved who they are. */
    private Optional<String> open(long operator, String login) {
        EntryStore.Entry entry = entry("password");
        return transactions.within(
                "Failed to sign in",
                connection -> EntryStore.open(connection, operator, login, entry)
                        ? Optional.of(entry.token())
                        : Optional.empty());
    }

    /** A session to be opened, with a token that nobody has had. */
    EntryStore.Entry entry(String means) {
        return new EntryStore.Entry(
                RandomToken.make(random), means, settings.session().longest());
    }

    /** Whether one more refusal of somebody we do not know may be noted. */
    boolean mayNoteStranger() {
        return strangers.spend();
    }

    /** As much of a login as is noted of somebody who was refused. */
    static String shortened(String login) {
        return NewOperator.isLogin(login) ? login.substring(0, Math.min(SHOWN, login.length())) + "…" : "…";
    }

    /** What was typed as a login may be a password: only its beginning is noted. */
    private void refuse(String login, Optional<Attempt> attempt) {
        if (attempt.isEmpty() && !strangers.spend()) {
            return;
        }
        String shortened = shortened(login);
        JsonObject detail = attempt.map(known -> Json.createObjectBuilder()
                        .add("login", shortened)
                        .add("failures", known.failures())
                        .add("pause", known.pauses())
                        .build())
                .orElseGet(
                        () -> Json.createObjectBuilder().add("login", shortened).build());
        String subject = attempt.map(known -> "operator:" + known.operator()).orElse("sign-in");
        transactions.within("Failed to note a refusal", connection -> {
            AuditStore.note(connection, "console", "sign-in.refused", subject, detail);
            return true;
        });
    }
}
