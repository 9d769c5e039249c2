package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.orcid.Scope;

/** How people's connections stand. */
@ApplicationScoped
public class LinkageStore {
    private static final String OF = """
            select good.scopes, good.created_at, last.state,
                   exists (select from departure d
                           where d.person = p.id and d.ended_at is null and d.items = 'remove')
            from person p
            left join lateral (
                select t.scopes, t.created_at from token t
                where t.person = p.id and t.orcid = p.orcid and t.state = 'valid'
                  and (t.expires_at is null or t.expires_at > now())
                order by t.created_at desc, t.id desc limit 1) good on true
            left join lateral (
                select t.state from token t where t.person = p.id and t.state in ('rejected', 'revoked')
                order by t.created_at desc, t.id desc limit 1) last on good.scopes is null
            where p.id = ?
            """;

    private final ConsentTransactionStore transactions;

    LinkageStore(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Of one person; nobody is connected whom we do not know. */
    public Linkage of(long person) {
        return transactions.within(
                "Failed to look up how person " + person + " is connected", connection -> of(connection, person));
    }

    private static Linkage of(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Linkage.NONE;
                }
                String scopes = row.getString(1);
                Timestamp since = row.getTimestamp(2);
                return new Linkage(
                        Scope.granted(scopes == null ? "" : scopes),
                        since == null ? null : since.toInstant(),
                        row.getString(3),
                        row.getBoolean(4));
            }
        }
    }
}
