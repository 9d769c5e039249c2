package org.orcidcaravan.access;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.orcidcaravan.access.ProvidedStore.Known;
import org.orcidcaravan.access.audit.AuditStore;

/** What becomes of somebody for whom the OpenID provider vouches, in the caller's transaction. */
final class ProvidedEntryStore {
    private static final String ACTOR = "openid";

    private ProvidedEntryStore() {}

    /** Why somebody is refused, for the audit. */
    enum Refusal {
        NO_ROLE("no role"),
        LOCKED("locked"),
        LOGIN_TAKEN("login taken");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }
    }

    /**
     * What came of it.
     *
     * @param known the row, when there is one
     * @param refusal empty: they are in
     */
    record Outcome(Optional<Known> known, Optional<Refusal> refusal) {}

    /** Opens a session; the first time, they become an operator. Who is refused leaves nothing behind but their sessions' end. */
    static Outcome enter(Connection connection, ProvidedOperator who, EntryStore.Entry entry) throws SQLException {
        Optional<Known> before = ProvidedStore.find(connection, who.subject());
        Role role = who.role();
        if (role == null) {
            if (before.isPresent()) {
                OperatorStore.endSessions(connection, before.get().id());
            }
            return new Outcome(before, Optional.of(Refusal.NO_ROLE));
        }
        if (before.isPresent() && before.get().locked()) {
            return new Outcome(before, Optional.of(Refusal.LOCKED));
        }
        // Never somebody else who is there already: the provider does not decide who they are.
        boolean made = before.isEmpty() && ProvidedStore.add(connection, who, role);
        Optional<Known> known = before.isPresent() ? before : ProvidedStore.find(connection, who.subject());
        if (known.isEmpty()) {
            return new Outcome(known, Optional.of(Refusal.LOGIN_TAKEN));
        }
        ProvidedStore.change(connection, known.get().id(), who.name(), role);
        if (made || known.get().role() != role) {
            OperatorStore.endSessions(connection, known.get().id());
            noteChange(connection, made ? "operator.create" : "operator.change", known.get(), role);
        }
        boolean open = EntryStore.open(connection, known.get().id(), known.get().login(), entry);
        return new Outcome(known, open ? Optional.empty() : Optional.of(Refusal.LOCKED));
    }

    private static void noteChange(Connection connection, String action, Known known, Role role) throws SQLException {
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("login", known.login())
                .add("role", known.role().text());
        if (known.role() != role) {
            detail.add("newRole", role.text());
        }
        AuditStore.note(connection, ACTOR, action, "operator:" + known.id(), detail.build());
    }

    /** Whoever wants to join two logins needs the subject; nobody else does. */
    static void noteRefusal(Connection connection, ProvidedOperator who, Optional<Known> known, Refusal refusal)
            throws SQLException {
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("login", SignIn.shortened(who.login()))
                .add("by", ACTOR)
                .add("reason", refusal.words);
        if (refusal == Refusal.LOGIN_TAKEN) {
            detail.add("subject", who.subject());
        }
        String subject = known.map(row -> "operator:" + row.id()).orElse("sign-in");
        AuditStore.note(connection, "console", "sign-in.refused", subject, detail.build());
    }
}
