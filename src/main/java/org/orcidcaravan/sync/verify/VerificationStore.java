package org.orcidcaravan.sync.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.sql.Types;
import javax.sql.DataSource;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.transaction.Transactions;

/** The history of the verifications. */
@ApplicationScoped
class VerificationStore {
    private static final String SAVE = """
            insert into verification (mirror_id, sample, started_at, finished_at, whole, looked, different, unknown)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Transactions transactions;

    VerificationStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    void save(Mirror mirror, VerifyReport report) {
        transactions.within("Failed to note what the verification found", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
                statement.setInt(1, mirror.id());
                if (report.sample().isPresent()) {
                    statement.setInt(2, report.sample().getAsInt());
                } else {
                    statement.setNull(2, Types.INTEGER);
                }
                statement.setTimestamp(3, Timestamp.from(report.began()));
                statement.setTimestamp(4, Timestamp.from(report.ended()));
                statement.setBoolean(5, report.whole());
                statement.setLong(6, report.found().looked());
                statement.setLong(7, report.found().different());
                statement.setLong(8, report.found().unknown());
                return statement.executeUpdate();
            }
        });
    }
}
