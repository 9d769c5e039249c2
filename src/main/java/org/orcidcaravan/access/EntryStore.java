package org.orcidcaravan.access;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.orcidcaravan.access.audit.AuditStore;

/** The last of a sign-in, in the caller's transaction. */
final class EntryStore {
    private EntryStore() {}

    /**
     * How a session is to be opened.
     *
     * @param token that the browser will have
     * @param means by which they have proved who they are
     * @param longest that it lasts
     */
    record Entry(String token, String means, Duration longest) {}

    /** Whether it is opened; not for somebody who is locked, or not there any more. */
    static boolean open(Connection connection, long operator, String login, Entry entry) throws SQLException {
        if (!AttemptStore.succeed(connection, operator)) {
            return false;
        }
        SessionStore.open(connection, RandomToken.hash(entry.token()), operator, entry.longest());
        AuditStore.note(
                connection,
                "console:" + login,
                "sign-in",
                "operator:" + operator,
                Json.createObjectBuilder().add("by", entry.means()).build());
        return true;
    }
}
