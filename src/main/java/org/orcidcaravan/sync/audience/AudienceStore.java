package org.orcidcaravan.sync.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.transaction.Transactions;

/** Remembers of whom each sink has heard. */
@ApplicationScoped
public class AudienceStore {
    private static final String OF = "select key, left_at from event_heard where sink = ? and key = any (?)";
    private static final String SAVE = """
            insert into event_heard (sink, key, left_at)
            select ?, * from unnest(cast(? as text[]), cast(? as bigint[]))
            on conflict (sink, key) do update set left_at = excluded.left_at
            """;

    /** A sink that is taken out for a while, or that only another instance names, is not forgotten. */
    private static final String FORGET_SINKS = """
            delete from event_heard h
            where not (h.sink = any (cast(? as text[])))
              and not exists (select from event_lane l
                              where l.sink = h.sink and l.named_at > now() - ? * interval '1 millisecond')
              and not exists (select from event e where e.sink = h.sink)
              and not exists (select from event_refused r where r.sink = h.sink)
            """;

    /**
     * Of whom a sink hears on, it is still to hear when they leave; of who has left, when their record is removed. That is
     * noted in the transaction in which the copy's row goes, so once neither is there, it was told. A new copy is no word
     * on who is gone before it is complete.
     */
    private static final String FORGET_GONE = """
            delete from event_heard h
            where h.left_at is not null
              and not exists (select from event e where e.sink = h.sink and e.key = h.key)
              and not exists (select from event_refused r where r.sink = h.sink and r.key = h.key)
              and not exists (select from mirror m join mirrored_summary s on s.mirror_id = m.id
                              where s.position = place_of(h.key))
              and not exists (select from mirror m
                              where not exists (select from change_cursor c
                                                where c.mirror_id = m.id and c.data_class = 'summaries'))
            """;

    private final Transactions transactions;

    public AudienceStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    Audience of(String sink, Collection<String> keys) {
        return transactions.within("Failed to see of whom " + sink + " has heard", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF)) {
                statement.setString(1, sink);
                statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
                Map<String, @Nullable Long> heard = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        heard.put(row.getString(1), row.getObject(2, Long.class));
                    }
                }
                return new Audience(heard);
            }
        });
    }

    /**
     * Forgets of whom those sinks heard that are no longer in anybody's settings, and who is gone for good.
     *
     * @param sinks that are in the settings
     * @param keep how long a sink has been in nobody's settings
     * @return how many rows
     */
    int prune(List<String> sinks, Duration keep) {
        return transactions.within("Failed to forget of whom sinks have heard", connection -> {
            int forgotten;
            try (PreparedStatement statement = connection.prepareStatement(FORGET_SINKS)) {
                statement.setArray(1, connection.createArrayOf("text", sinks.toArray()));
                statement.setLong(2, keep.toMillis());
                forgotten = statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(FORGET_GONE)) {
                return forgotten + statement.executeUpdate();
            }
        });
    }

    void save(String sink, Audience audience) {
        List<String> keys = List.copyOf(audience.changed().keySet());
        if (keys.isEmpty()) {
            return;
        }
        transactions.within("Failed to remember of whom " + sink + " hears", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
                statement.setString(1, sink);
                statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "bigint",
                                keys.stream().map(audience.changed()::get).toArray()));
                return statement.executeUpdate();
            }
        });
    }
}
