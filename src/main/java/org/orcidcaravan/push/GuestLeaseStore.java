package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.transaction.Transactions;

/**
 * The turn to write to a record, for somebody who has no tasks in the queue: it is the lease of the queue's own workers, so
 * that whoever has it is the only one who writes to this iD. One that is not given back ends by itself.
 */
@ApplicationScoped
public class GuestLeaseStore {
    private static final String WHO = "select id from person where orcid = ?";
    /** No worker has it yet, in the words of the table: should the guest die, nothing is counted as a crash of tasks. */
    private static final String TAKE = """
            update writer
            set fencing = fencing + 1, leased_by = ?, lease_until = now() + cast(? as interval), begun_at = null
            where person = ? and lease_until is null
            returning fencing
            """;

    private static final String HOLD = """
            update writer set lease_until = now() + cast(? as interval)
            where person = ? and fencing = ? and lease_until > now()
            """;
    private static final String MINE =
            "select 1 from writer where person = ? and fencing = ? and lease_until is not null for update";

    private final Transactions transactions;

    public GuestLeaseStore(DataSource database) {
        this.transactions = new Transactions(database, QueueTrouble::new);
    }

    /**
     * A guest's turn.
     *
     * @param person null: the queue knows nobody of this iD, and so writes nothing there
     * @param fencing the number of the lease
     */
    public record Guest(String orcid, @Nullable Long person, long fencing, String name, Duration length) {}

    /**
     * Takes the turn at a record.
     *
     * @param orcid hyphenated
     * @param name of the guest, for the eyes of operators
     * @param length for how long, unless it is held on to
     * @return empty: somebody else writes to it just now
     */
    public Optional<Guest> take(String orcid, String name, Duration length) {
        return transactions.within(
                "Failed to take the turn to write to " + orcid,
                connection -> take(connection, new Guest(orcid, null, 0, name, length)));
    }

    /**
     * The turn goes on from now, for its whole length; and should the queue have come to know the iD only now, it begins.
     *
     * @return empty: it has ended, and somebody else may write
     */
    public Optional<Guest> hold(Guest guest) {
        return transactions.within("Failed to hold the turn to write to " + guest.orcid(), connection -> {
            Long person = guest.person();
            if (person == null) {
                return take(connection, guest);
            }
            try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
                statement.setString(1, guest.length().toString());
                statement.setLong(2, person);
                statement.setLong(3, guest.fencing());
                return statement.executeUpdate() == 1 ? Optional.of(guest) : Optional.empty();
            }
        });
    }

    /** Gives the turn back; what the queue has for the person goes on. One that has ended already stays so. */
    public void giveBack(Guest guest) {
        Long person = guest.person();
        if (person == null) {
            return;
        }
        transactions.within("Failed to give back the turn to write to " + guest.orcid(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MINE)) {
                statement.setLong(1, person);
                statement.setLong(2, guest.fencing());
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
            WriterStore.release(connection, person);
            return true;
        });
    }

    private static Optional<Guest> take(Connection connection, Guest guest) throws SQLException {
        Long person = person(connection, guest.orcid());
        if (person == null) {
            return Optional.of(guest);
        }
        WriterStore.lock(connection, List.of(person));
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, guest.name());
            statement.setString(2, guest.length().toString());
            statement.setLong(3, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Guest(guest.orcid(), person, row.getLong(1), guest.name(), guest.length()))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable Long person(Connection connection, String orcid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHO)) {
            statement.setString(1, orcid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }
}
