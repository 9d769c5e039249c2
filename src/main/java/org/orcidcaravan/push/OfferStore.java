package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.orcidcaravan.consent.keep.KeepSettings;

/**
 * The intake in the transaction of whoever keeps something beside it, so that neither is without the other: what a source
 * said, and what follows from it for the queue.
 */
@ApplicationScoped
public class OfferStore {
    /** What a record's people need although the record is the same: never offered, or taken back when they had left. */
    private static final String LACKING = """
            select w.person, w.source_id
            from unnest(cast(? as bigint[]), cast(? as text[])) w (person, source_id)
            left join item i on i.person = w.person and i.source = ? and i.source_id = w.source_id and i.section = 'work'
            where i.id is null
               or i.barred is null and i.put_code is null and i.removed_at is null
                  and not exists (select from task t where t.item = i.id
                                  and not (t.state = 'suppressed' and t.verdict = 'WITHDRAWN'))
            """;

    private final KeepSettings settings;

    public OfferStore(KeepSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param taken what became of each offer, in their order
     * @param withdrawn bars that stopped or removed something
     */
    public record Settled(List<Offer.Taken> taken, int withdrawn) {
        public Settled {
            taken = List.copyOf(taken);
        }
    }

    /** Takes offers in, and takes back what is barred. An offer for what was barred lifts the bar. */
    public Settled settle(Connection connection, List<Offer> offers, List<Bar> bars) throws SQLException {
        Set<Long> people = new TreeSet<>();
        Stream.concat(offers.stream().map(Offer::person), bars.stream().map(Bar::person))
                .forEach(people::add);
        if (people.isEmpty()) {
            return new Settled(List.of(), 0);
        }
        WriterStore.lock(connection, people);
        List<Offer.Taken> taken = IntakeStore.take(connection, offers, settings.preference());
        int withdrawn = 0;
        for (Bar bar : bars) {
            if (bar.content() != null) {
                IntakeStore.keep(
                        connection,
                        Offer.of(bar.person(), bar.source(), bar.sourceId(), bar.content()),
                        settings.preference());
            }
            withdrawn += BarStore.bar(connection, bar) ? 1 : 0;
        }
        WriterStore.due(connection, people);
        return new Settled(taken, withdrawn);
    }

    /** Those of these works that their people lack, although nothing stands against them. */
    public Set<ItemKey> lacking(Connection connection, String source, Collection<ItemKey> works) throws SQLException {
        Set<ItemKey> lacking = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(LACKING)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", works.stream().map(ItemKey::person).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", works.stream().map(ItemKey::sourceId).toArray()));
            statement.setString(3, source);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lacking.add(new ItemKey(row.getLong(1), source, row.getString(2)));
                }
            }
        }
        return lacking;
    }
}
