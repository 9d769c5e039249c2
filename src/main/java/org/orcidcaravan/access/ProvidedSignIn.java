package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.orcidcaravan.access.ProvidedStore.Known;
import org.orcidcaravan.access.audit.AuditStore;

/**
 * Lets operators in for whom the OpenID provider vouches. The provider says each time what they may; without a role they are
 * nobody here, from that moment on. All of it is audited.
 */
@ApplicationScoped
public class ProvidedSignIn {
    private static final String ACTOR = "openid";

    private final TransactionStore transactions;
    private final SignIn signIn;

    public ProvidedSignIn(TransactionStore transactions, SignIn signIn) {
        this.transactions = transactions;
        this.signIn = signIn;
    }

    /**
     * Opens a session; the first time, they become an operator.
     *
     * @return the token of the session, always a new one (ASVS 5.0, 7.2.4); empty: refused, whatever the reason
     */
    public Optional<String> enter(ProvidedOperator who) {
        return transactions.within("Failed to sign in", connection -> enter(connection, who));
    }

    private Optional<String> enter(Connection connection, ProvidedOperator who) throws SQLException {
        Optional<Known> before = ProvidedStore.find(connection, who.subject());
        Role role = who.role();
        if (role == null) {
            if (before.isPresent()) {
                OperatorStore.endSessions(connection, before.get().id());
            }
            return refused(connection, who, before, "no role");
        }
        if (before.isPresent() && before.get().locked()) {
            return refused(connection, who, before, "locked");
        }
        // Never somebody else who is there already: the provider does not decide who they are.
        boolean made = before.isEmpty() && ProvidedStore.add(connection, who, role);
        Optional<Known> known = before.isPresent() ? before : ProvidedStore.find(connection, who.subject());
        if (known.isEmpty()) {
            return refused(connection, who, known, "login taken");
        }
        ProvidedStore.change(connection, known.get().id(), who.name(), role);
        if (made || known.get().role() != role) {
            OperatorStore.endSessions(connection, known.get().id());
            note(connection, made ? "operator.create" : "operator.change", known.get(), role);
        }
        return signIn.open(connection, known.get().id(), known.get().login(), "openid");
    }

    private static void note(Connection connection, String action, Known known, Role role) throws SQLException {
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("login", known.login())
                .add("role", known.role().text());
        if (known.role() != role) {
            detail.add("newRole", role.text());
        }
        AuditStore.note(connection, ACTOR, action, "operator:" + known.id(), detail.build());
    }

    /** Whoever wants to join the two needs the subject; nobody else does. */
    private Optional<String> refused(Connection connection, ProvidedOperator who, Optional<Known> known, String reason)
            throws SQLException {
        if (known.isPresent() || signIn.mayNoteStranger()) {
            JsonObjectBuilder detail = Json.createObjectBuilder()
                    .add("login", SignIn.shortened(who.login()))
                    .add("by", ACTOR)
                    .add("reason", reason);
            if (reason.equals("login taken")) {
                detail.add("subject", who.subject());
            }
            JsonObject said = detail.build();
            String subject = known.map(row -> "operator:" + row.id()).orElse("sign-in");
            AuditStore.note(connection, "console", "sign-in.refused", subject, said);
        }
        return Optional.empty();
    }
}
