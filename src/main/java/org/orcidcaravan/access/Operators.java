package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Who operates this installation by its pages. There is nobody at first. Every change is audited. */
@ApplicationScoped
public class Operators {
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
