package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.transaction.Transactions;

/** Owners whom ORCID refused: until when, or until which other token, nothing is sent for them. */
@ApplicationScoped
public class OwnerPauseStore {
    private static final String PAUSE = """
            insert into dspace_pause (owner, fingerprint, reason, until)
            values (?, ?, ?, case when ? then 'infinity' else now() + ? * interval '1 second' end)
            on conflict (owner) do update
            set fingerprint = excluded.fingerprint, reason = excluded.reason, until = excluded.until, since = now()
            """;
    private static final String REASON =
            "select reason from dspace_pause where owner = ? and fingerprint = ? and until > now()";

    private final Transactions transactions;

    public OwnerPauseStore(DataSource database) {
        this.transactions = new Transactions(database, DspaceTrouble::new);
    }

    /** Why nothing is sent for an owner by this token; empty when it is. */
    public Optional<String> reason(UUID owner, Secret token) {
        return transactions.within("Failed to see whether an owner is paused", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REASON)) {
                statement.setObject(1, owner);
                statement.setString(2, fingerprint(token));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Nothing is sent for an owner by this token.
     *
     * @param untilAnother whether only another token ends it
     * @param otherwise how long otherwise
     */
    public void pause(UUID owner, Secret token, String reason, boolean untilAnother, Duration otherwise) {
        transactions.within("Failed to note that an owner is paused", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
                statement.setObject(1, owner);
                statement.setString(2, fingerprint(token));
                statement.setString(3, reason);
                statement.setBoolean(4, untilAnother);
                statement.setLong(5, otherwise.toSeconds());
                return statement.executeUpdate();
            }
        });
    }

    /** ORCID took this owner's token. */
    public void resume(UUID owner) {
        transactions.within("Failed to note that an owner is no longer paused", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from dspace_pause where owner = ?")) {
                statement.setObject(1, owner);
                return statement.executeUpdate();
            }
        });
    }

    private static String fingerprint(Secret token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.value().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
