package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Slot;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.orcid.OrcidId;

/** Encrypts tokens anew, a page in a transaction: a page that was not committed still decrypts with its old key. */
@ApplicationScoped
class RotationStore {
    private static final String PAGE = """
            select id, orcid, access_token, refresh_token from token where id > ? order by id limit 500 for update
            """;
    private static final String REPLACE = "update token set access_token = ?, refresh_token = ? where id = ?";

    private final DataSource database;
    private final Vault vault;

    RotationStore(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * What became of a page.
     *
     * @param last the id of its last token
     * @param troubles a sentence for each token that could not be decrypted, and stays as it is
     */
    record Page(long last, int renewed, List<String> troubles) {
        boolean isEmpty() {
            return renewed == 0 && troubles.isEmpty();
        }
    }

    /** Encrypts the next tokens after an id with the newest key. */
    Page renew(long after) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Page page = page(connection, after);
                connection.commit();
                return page;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to encrypt tokens anew", e);
        }
    }

    private Page page(Connection connection, long after) throws SQLException {
        long last = after;
        int renewed = 0;
        List<String> troubles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAGE);
                PreparedStatement replace = connection.prepareStatement(REPLACE)) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    try {
                        add(replace, row);
                        renewed++;
                    } catch (KeyUnusable e) {
                        troubles.add(String.valueOf(e.getMessage()));
                    }
                }
            }
            replace.executeBatch();
        }
        return new Page(last, renewed, troubles);
    }

    private void add(PreparedStatement replace, ResultSet row) throws SQLException {
        long id = row.getLong(1);
        OrcidId orcid = TokenStore.orcid(row.getString(2));
        Slot access = new Slot(TokenStore.ACCESS, id, orcid);
        Slot refresh = new Slot(TokenStore.REFRESH, id, orcid);
        byte[] sealed = row.getBytes(4);
        byte[] renewed = vault.seal(vault.open(row.getBytes(3), access), access);
        replace.setBytes(2, sealed == null ? null : vault.seal(vault.open(sealed, refresh), refresh));
        replace.setBytes(1, renewed);
        replace.setLong(3, id);
        replace.addBatch();
    }
}
