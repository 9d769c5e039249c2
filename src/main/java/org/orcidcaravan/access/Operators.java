package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who operates this installation by its pages. There is nobody at first. Every change is audited. */
@ApplicationScoped
public class Operators {
    private static final Pattern SUBJECT = Pattern.compile("https?://\\S+ \\S.{0,254}");

    private final TransactionStore transactions;
    private final Passwords passwords;

    public Operators(TransactionStore transactions, Passwords passwords) {
        this.transactions = transactions;
        this.passwords = passwords;
    }

    /** All of them, by login. */
    public List<Operator> all() {
        return transactions.within("Failed to list the operators", OperatorStore::all);
    }

    /** The one with this login. */
    public Optional<Operator> find(String login) {
        return transactions.within(
                "Failed to look an operator up",
                connection -> OperatorStore.find(connection, NewOperator.login(login)));
    }

    /**
     * Makes an operator with a password.
     *
     * @param actor who does it, for the audit
     * @throws OperatorRefused when the login is taken, or the password too short or too long
     */
    public Operator create(NewOperator who, String actor) {
        String hash = passwords.hash(who.password());
        return transactions.within("Failed to make the operator " + who.login(), connection -> {
            if (OperatorStore.add(connection, who, hash).isEmpty()) {
                throw OperatorRefused.conflict(
                        "There is an operator " + who.login() + " already: choose another login.");
            }
            Operator made = OperatorStore.find(connection, who.login()).orElseThrow();
            OperatorActStore.note(connection, actor, "operator.create", made, JsonObject.EMPTY_JSON_OBJECT);
            return made;
        });
    }

    /**
     * Changes an operator; with another role or password, and when locked, they have to sign in again.
     *
     * @return as they are then; empty: there is none with this login
     * @throws OperatorRefused when the last admin would be lost, or the password is too short or too long
     */
    public Optional<Operator> change(String login, OperatorChange change, String actor) {
        String password = change.password();
        String hash = password == null ? null : passwords.hash(password);
        return transactions.within("Failed to change the operator " + login, connection -> {
            OperatorStore.oneAtATime(connection);
            Optional<Operator> before = OperatorStore.find(connection, NewOperator.login(login));
            if (before.isEmpty()) {
                return before;
            }
            OperatorActStore.change(connection, before.get(), change, hash);
            OperatorActStore.note(connection, actor, "operator.change", before.get(), OperatorActStore.detail(change));
            return OperatorStore.find(connection, before.get().login());
        });
    }

    /**
     * Signs an operator out everywhere; they may sign in again.
     *
     * @return how many sessions there were; empty: there is no operator with this login
     */
    public Optional<Integer> endSessions(String login, String actor) {
        return transactions.within("Failed to end the sessions of " + login, connection -> {
            Optional<Operator> who = OperatorStore.find(connection, NewOperator.login(login));
            if (who.isEmpty()) {
                return Optional.empty();
            }
            int ended = OperatorStore.endSessions(connection, who.get().id());
            JsonObject detail =
                    Json.createObjectBuilder().add("sessions", ended).build();
            OperatorActStore.note(connection, actor, "operator.end-sessions", who.get(), detail);
            return Optional.of(ended);
        });
    }

    /**
     * Lets an operator sign in with the OpenID provider from now on, which then says their role; a password stays.
     *
     * @param subject the provider's issuer and subject, with a space between
     * @return as they are then; empty: there is none with this login
     * @throws OperatorRefused when it is no subject, or somebody else's
     */
    public Optional<Operator> link(String login, String subject, String actor) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw OperatorRefused.malformed(
                    "A subject is the provider's issuer and its name for the person, with a space"
                            + " between: \"https://id.example.org/realms/main 1f0c…\".");
        }
        return transactions.within("Failed to link the operator " + login, connection -> {
            OperatorStore.oneAtATime(connection);
            Optional<Operator> before = OperatorStore.find(connection, NewOperator.login(login));
            Optional<ProvidedStore.Known> other = ProvidedStore.find(connection, subject);
            if (before.isEmpty()) {
                return before;
            }
            if (other.isPresent() && other.get().id() != before.get().id()) {
                throw OperatorRefused.conflict("That is how " + other.get().login()
                        + " signs in: remove that operator first, if they are the same person.");
            }
            ProvidedStore.link(connection, before.get().id(), subject);
            JsonObject detail =
                    Json.createObjectBuilder().add("subject", subject).build();
            OperatorActStore.note(connection, actor, "operator.link", before.get(), detail);
            return OperatorStore.find(connection, before.get().login());
        });
    }

    /**
     * Removes an operator, with all sessions; the audit goes on naming their login.
     *
     * @return whether there was one
     * @throws OperatorRefused when it is the last admin
     */
    public boolean remove(String login, String actor) {
        return transactions.within("Failed to remove the operator " + login, connection -> {
            OperatorStore.oneAtATime(connection);
            Optional<Operator> before = OperatorStore.find(connection, NewOperator.login(login));
            if (before.isEmpty()) {
                return false;
            }
            OperatorStore.remove(connection, before.get().id());
            OperatorActStore.keepAnAdmin(connection, before.get());
            OperatorActStore.note(connection, actor, "operator.remove", before.get(), JsonObject.EMPTY_JSON_OBJECT);
            return true;
        });
    }
}
