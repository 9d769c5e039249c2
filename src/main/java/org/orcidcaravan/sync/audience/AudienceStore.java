package org.orcidcaravan.sync.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
