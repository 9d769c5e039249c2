package org.orcidcaravan.consent.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The secret of all instances, in the caller's transaction. */
final class WebhookSecretStore {
    private static final String MAKE = "insert into webhook_secret (secret) values (?) on conflict do nothing";
    private static final String FIND = "select secret from webhook_secret";

    private WebhookSecretStore() {}

    /** The one that is kept; of several that are offered at the same time the first stays. */
    static String keep(Connection connection, String offered) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            statement.setString(1, offered);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
