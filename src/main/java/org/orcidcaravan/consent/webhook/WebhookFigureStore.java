package org.orcidcaravan.consent.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.orcidcaravan.consent.webhook.WebhookFigures.Figures;

/** Counts who is watched and what waits, in the caller's transaction. */
final class WebhookFigureStore {
    private static final String STATES = "select state, count(*) from webhook group by state";

    private static final String NOTICES = """
            select count(*) filter (where state in ('waiting', 'reading')),
                   coalesce(extract(epoch from now() - min(asked_at) filter (where state in ('waiting', 'reading'))), 0),
                   count(*) filter (where state = 'unreadable'),
                   (select count(*) from webhook where problem is not null and state <> 'refused'),
                   (select problem from webhook_pace where troubles > 0),
                   (select problem from webhook where problem is not null order by next_at desc limit 1)
            from webhook_notice
            """;

    private WebhookFigureStore() {}

    static Figures count(Connection connection) throws SQLException {
        Map<String, Long> states = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STATES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                states.put(row.getString(1), row.getLong(2));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTICES);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Figures(
                    states,
                    row.getLong(4),
                    row.getLong(1),
                    row.getDouble(2),
                    row.getLong(3),
                    row.getString(5),
                    row.getString(6));
        }
    }
}
