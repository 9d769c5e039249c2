package org.orcidcaravan.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.audit.AuditStore;

/** What is done to operators and what the audit says of it, in the caller's transaction. */
final class OperatorActStore {
    private OperatorActStore() {}

    /** As {@link Operators#change} has it, but for the audit. */
    static void change(Connection connection, Operator who, OperatorChange change, @Nullable String hash)
            throws SQLException {
        boolean another = change.role() != null && change.role() != who.role();
        if (who.provided() && (another || hash != null)) {
            throw OperatorRefused.conflict(
                    who.login() + " has role and password from the OpenID provider: change them there.");
        }
        OperatorStore.change(connection, who.id(), change, hash);
        if (change.endsSessions()) {
            OperatorStore.endSessions(connection, who.id());
        }
        keepAnAdmin(connection, who);
    }

    /** Of whom there was one before, there is one after. */
    static void keepAnAdmin(Connection connection, Operator before) throws SQLException {
        boolean wasOne = before.role() == Role.ADMIN && before.barred().lockedAt() == null;
        if (wasOne && !OperatorStore.hasAdmin(connection)) {
            throw OperatorRefused.conflict(before.login() + " is the last admin: make another one first.");
        }
    }

    static JsonObject detail(OperatorChange change) {
        JsonObjectBuilder detail = Json.createObjectBuilder();
        if (change.name() != null) {
            detail.add("name", change.name());
        }
        if (change.role() != null) {
            detail.add("newRole", change.role().text());
        }
        if (change.locked() != null) {
            detail.add("locked", change.locked());
        }
        if (change.password() != null) {
            detail.add("password", "changed");
        }
        return detail.build();
    }

    static void note(Connection connection, String actor, String action, Operator who, JsonObject more)
            throws SQLException {
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("login", who.login())
                .add("role", who.role().text());
        more.forEach(detail::add);
        AuditStore.note(connection, actor, action, "operator:" + who.id(), detail.build());
    }
}
