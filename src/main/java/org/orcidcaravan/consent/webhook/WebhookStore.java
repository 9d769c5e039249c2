package org.orcidcaravan.consent.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** Who is watched, in the caller's transaction, on the database's clock. */
final class WebhookStore {
    /** Who has an iD and gave a permission for it that still holds. */
    private static final String LINKED = """
            select p.orcid from person p
            where p.orcid is not null
              and exists (select from token t where t.person = p.id and t.orcid = p.orcid and t.state = 'valid')
            """;

    /** Who comes back before ORCID has forgotten the address gets it anew. */
    private static final String ADD =
            "insert into webhook as w (orcid, state) select distinct orcid, 'wanted' from (" + LINKED + """
            ) as linked
            on conflict (orcid) do update set state = 'renewing', attempts = 0, next_at = now(), problem = null
            where w.state = 'leaving'
            """;

    private static final String FORGET =
            "delete from webhook where url is null and (? or orcid not in (" + LINKED + "))";

    /** Not before the answer to a request that is on its way: taken back first, it would be registered afterwards. */
    private static final String LEAVE = """
            update webhook
            set next_at = case when state in ('wanted', 'renewing') then greatest(next_at, now()) else now() end,
                state = 'leaving', attempts = 0, problem = null
            where state <> 'leaving' and url is not null and (? or orcid not in (""" + LINKED + "))";

    /** What was heard of them is nobody's business any more. */
    private static final String SILENCE =
            "delete from webhook_notice n using webhook w where w.orcid = n.orcid and w.state = 'leaving'";

    /** ORCID stops calling for good when it could not reach us for two days, and tells nobody (orcid-api.md 3.6). */
    private static final String RENEW = """
            update webhook set state = 'renewing', attempts = 0, next_at = now(), problem = null
            where url is not null
              and (made_of is distinct from ? and state in ('wanted', 'registered', 'refused')
                   or state = 'registered' and greatest(heard_at, registered_at) < now() - make_interval(secs => ?))
            """;

    private static final String AGAIN = """
            update webhook set state = 'wanted', attempts = 0, problem = null where state = 'refused' and next_at <= now()
            """;

    /** Each attempt is counted before it, so that one that is cut off waits as well. */
    private static final String CLAIM = """
            update webhook w
            set attempts = w.attempts + 1,
                next_at = now() + make_interval(secs => least(? * power(2, least(w.attempts, 20)), ?))
            where w.orcid in (
                select orcid from webhook
                where state in ('wanted', 'renewing', 'leaving') and next_at <= now()
                order by next_at limit ? for update skip locked)
            returning w.orcid, w.state, w.url, w.attempts
            """;

    private static final String ADDRESS = "update webhook set url = ?, made_of = ? where orcid = ?";

    private static final String REGISTERED = """
            update webhook set state = 'registered', registered_at = now(), attempts = 0, problem = null
            where orcid = ? and state = 'wanted' and url = ?
            """;

    private static final String RENEWED = """
            update webhook set state = 'wanted', url = null, made_of = null, attempts = 0, next_at = now(), problem = null
            where orcid = ? and state = 'renewing' and url = ?
            """;

    private static final String LEFT = "delete from webhook where orcid = ? and state = 'leaving' and url = ?";

    private static final String REFUSED = """
            update webhook set state = 'refused', next_at = now() + make_interval(secs => ?), problem = ?
            where orcid = ? and state = 'wanted'
            """;

    private static final String PROBLEM = "update webhook set problem = ? where orcid = ?";

    private WebhookStore() {}

    /** Something to be asked of ORCID; no address: there is none yet. */
    record Row(OrcidId orcid, WebhookState state, @Nullable String url, int attempt) {}

    /**
     * Sees who is to be watched from now on.
     *
     * @param madeOf what addresses are made of today; null: nobody is to be watched
     */
    static void plan(Connection connection, @Nullable String madeOf, WebhookSettings settings) throws SQLException {
        for (String sql : List.of(FORGET, LEAVE)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBoolean(1, madeOf == null);
                statement.executeUpdate();
            }
        }
        run(connection, SILENCE);
        if (madeOf == null) {
            return;
        }
        run(connection, ADD);
        run(connection, AGAIN);
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setString(1, madeOf);
            statement.setDouble(2, settings.quiet().toMillis() / 1_000.0);
            statement.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    static List<Row> claim(Connection connection, WebhookSettings settings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setDouble(1, settings.retryDelay().toMillis() / 1_000.0);
            statement.setDouble(2, settings.retryDelayMax().toMillis() / 1_000.0);
            statement.setInt(3, settings.careBatch());
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            OrcidId.parse(row.getString(1)).orElseThrow(),
                            WebhookState.named(row.getString(2)),
                            row.getString(3),
                            row.getInt(4)));
                }
            }
            return rows;
        }
    }

    /** Noted before it is sent. */
    static void address(Connection connection, OrcidId orcid, String url, String madeOf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADDRESS)) {
            statement.setString(1, url);
            statement.setString(2, madeOf);
            statement.setString(3, orcid.toString());
            statement.executeUpdate();
        }
    }

    /** ORCID has done it; false: it is no longer what is wanted, and the next round sees to that. */
    static boolean done(Connection connection, Due due) throws SQLException {
        String sql = switch (due.state()) {
            case WANTED -> REGISTERED;
            case RENEWING -> RENEWED;
            case LEAVING -> LEFT;
            case REGISTERED, REFUSED ->
                throw new IllegalArgumentException("Nothing is asked of ORCID when a webhook is " + due.state());
        };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, due.orcid().toString());
            statement.setString(2, due.url());
            return statement.executeUpdate() > 0;
        }
    }

    static boolean refused(Connection connection, Due due, String why, double seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
            statement.setDouble(1, seconds);
            statement.setString(2, why);
            statement.setString(3, due.orcid().toString());
            return statement.executeUpdate() > 0;
        }
    }

    static boolean problem(Connection connection, OrcidId orcid, String why) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROBLEM)) {
            statement.setString(1, why);
            statement.setString(2, orcid.toString());
            return statement.executeUpdate() > 0;
        }
    }
}
