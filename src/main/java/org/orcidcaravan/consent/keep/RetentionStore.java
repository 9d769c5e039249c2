package org.orcidcaravan.consent.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.orcidcaravan.consent.keep.KeepSettings.Retention;

/** Deletes what is too old, some at a time, so that nobody waits for a long deletion. */
final class RetentionStore {
    static final int AT_ONCE = 10_000;

    private RetentionStore() {}

    /** What is forgotten after some days. */
    enum Kind {
        REQUESTS("""
                delete from attempt where id in (
                    select a.id from attempt a join task t on t.id = a.task
                    where a.began_at < now() - make_interval(days => ?)
                      and t.state in ('sent', 'unchanged', 'dead', 'removed', 'suppressed', 'held') limit ?)
                """),
        SESSIONS("""
                delete from portal_session where id in (
                    select id from portal_session
                    where coalesce(ended_at, expires_at) < now() - make_interval(days => ?) limit ?)
                """),
        LINKS("""
                delete from personal_link where id in (
                    select id from personal_link
                    where coalesce(used_at, expires_at) < now() - make_interval(days => ?) limit ?)
                """),
        PERMISSIONS("""
                delete from token where id in (
                    select id from token t
                    where state in ('rejected', 'revoked', 'superseded')
                      and coalesce(checked_at, created_at) < now() - make_interval(days => ?)
                      and not exists (select from token_revocation r where r.token = t.id and r.done_at is null) limit ?)
                """);

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        int days(Retention settings) {
            return switch (this) {
                case REQUESTS -> settings.attemptDays();
                case SESSIONS, LINKS -> settings.sessionDays();
                case PERMISSIONS -> settings.permissionDays();
            };
        }
    }

    static int forget(Connection connection, Kind kind, int days) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.sql)) {
            statement.setInt(1, days);
            statement.setInt(2, AT_ONCE);
            return statement.executeUpdate();
        }
    }
}
