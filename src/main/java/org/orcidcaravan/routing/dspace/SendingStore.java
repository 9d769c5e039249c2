package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.HistoryStore;
import org.orcidcaravan.source.dspace.row.QueueRow;
import org.orcidcaravan.transaction.Transactions;

/**
 * What was sent for rows of DSpace's queue and is not yet written back: noted before a request, and after its answer, so that
 * a death in between neither loses nor doubles anything.
 */
@ApplicationScoped
public class SendingStore {
    private static final String BEGIN = """
            insert into dspace_sending (row_id, owner, attempts) values (?, ?, ?)
            on conflict (row_id) do update
            set owner = excluded.owner, attempts = excluded.attempts, began_at = now(), fate = null, status = null,
                put_code = null, message = null
            """;
    private static final String ANSWERED =
            "update dspace_sending set fate = ?, status = ?, put_code = ?, message = ? where row_id = ?";
    private static final String OPEN =
            "select row_id, owner, attempts, fate, status, put_code, message from dspace_sending order by row_id";

    private final Transactions transactions;

    public SendingStore(DataSource database) {
        this.transactions = new Transactions(database, DspaceTrouble::new);
    }

    /**
     * A request that was sent.
     *
     * @param fate what is to become of the row; null: nobody knows whether ORCID has it
     */
    public record Sent(
            int rowId,
            UUID owner,
            @Nullable Integer attempts,
            @Nullable Fate fate,
            HistoryStore.@Nullable Entry entry) {
        /** Whether it is about this row, as it was taken. */
        boolean isOf(QueueRow row) {
            return rowId == row.id() && owner.equals(row.owner());
        }
    }

    /** A request for these rows is about to be sent. */
    public void begin(Collection<QueueRow> rows) {
        transactions.within("Failed to note that a request begins", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                for (QueueRow row : rows) {
                    statement.setInt(1, row.id());
                    statement.setObject(2, row.owner());
                    statement.setObject(3, row.attempts(), Types.INTEGER);
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** It was answered: from now on it is to be written back. */
    public void answered(int rowId, Fate fate, HistoryStore.@Nullable Entry entry) {
        transactions.within("Failed to note an answer", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ANSWERED)) {
                statement.setString(1, fate.name());
                statement.setObject(2, entry == null ? null : (Integer) entry.status(), Types.INTEGER);
                statement.setString(3, entry == null ? null : entry.putCode());
                statement.setString(
                        4,
                        entry == null || entry.message() == null
                                ? null
                                : entry.message().replace("\0", ""));
                statement.setInt(5, rowId);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * DSpace has it.
     *
     * @param history the number of the row that was added to its history; null: none was
     */
    public void settled(int rowId, @Nullable Integer history) {
        transactions.within("Failed to note that DSpace has an answer", connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("delete from dspace_sending where row_id = ?");
                    PreparedStatement written = connection.prepareStatement(
                            "insert into dspace_written (history_id) values (?) on conflict do nothing")) {
                statement.setInt(1, rowId);
                if (history != null) {
                    written.setInt(1, history);
                    written.executeUpdate();
                }
                return statement.executeUpdate();
            }
        });
    }

    /** What is not yet written back. */
    public List<Sent> open() {
        return transactions.within("Failed to read what was sent", SendingStore::open);
    }

    private static List<Sent> open(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            List<Sent> all = new ArrayList<>();
            while (row.next()) {
                String fate = row.getString("fate");
                Integer status = row.getObject("status", Integer.class);
                all.add(new Sent(
                        row.getInt("row_id"),
                        row.getObject("owner", UUID.class),
                        row.getObject("attempts", Integer.class),
                        fate == null ? null : Fate.valueOf(fate),
                        status == null
                                ? null
                                : new HistoryStore.Entry(status, row.getString("message"), row.getString("put_code"))));
            }
            return all;
        }
    }
}
