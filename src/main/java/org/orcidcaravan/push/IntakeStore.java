package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Work;

/** The statements of the intake: all in the transaction of whoever calls, who has locked the person's writer. */
final class IntakeStore {
    private static final String ITEM = """
            insert into item (person, section, source, source_id, label, content, content_hash, kind, year)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (person, source, source_id, section) do update
            set label = excluded.label, content = excluded.content, content_hash = excluded.content_hash,
                kind = excluded.kind, year = excluded.year, barred = null,
                updated_at = case when item.content_hash = excluded.content_hash then item.updated_at else now() end
            returning id, put_code is not null as there, removed_at is not null as removed,
                      put_code is not null and content_hash = sent_hash
                          and not exists (select 1 from task t where t.item = item.id and t.operation = 'delete'
                                          and t.state in ('leased', 'unknown')) as same,
                      exists (select 1 from task t where t.item = item.id and t.operation = 'delete'
                              and t.state in ('queued', 'scheduled', 'waiting')) as leaving,
                      exists (select 1 from suppression s where s.person = item.person and s.source = item.source
                              and s.source_id = item.source_id) as suppressed,
                      exists (select 1 from writer w where w.person = item.person and w.pause_reason is not null) as paused,
                      updated_at = now() as fresh,
                      coalesce((select %s from (values (item.person, item.section, item.kind, item.put_code, item.chosen_at,
                                                        item.updated_at))
                                         i (person, section, kind, put_code, chosen_at, updated_at)
                                left join choice c on c.person = i.person), false) as held
            """.formatted(ChoiceStore.HELD);

    /**
     * What is open goes on as it is. What was given up, or discarded after that, stays so, and says since when, unless its
     * content is another. Everything else begins anew.
     */
    private static final String TASK = """
            insert into task (item, person, section, operation, state, priority)
            values (?, ?, ?, ?, ?, ?)
            on conflict (item, operation) do update
            set priority = greatest(task.priority, excluded.priority),
                (state, attempts, crashes, available_at, changed_at) = (
                    select case when stays then task.state
                                when task.look and excluded.state = 'queued' then 'unknown'
                                else excluded.state end,
                           case when stays then task.attempts else 0 end,
                           case when stays then task.crashes else 0 end,
                           case when stays then task.available_at else now() end,
                           case when stays then task.changed_at else now() end
                    from (select task.state in ('leased', 'queued', 'scheduled', 'unknown', 'waiting')
                                 or (task.state = 'dead' or task.verdict = 'DISCARDED') and not ? as stays) s)
            returning state
            """;

    private static final String STAY = """
            update task set state = 'suppressed', message = 'The source has it again.', verdict = 'REPLACED', changed_at = now()
            where item = ? and operation = 'delete' and state in ('queued', 'scheduled', 'waiting')
            """;

    private IntakeStore() {}

    record Kept(
            long id,
            boolean there,
            boolean removed,
            boolean same,
            boolean leaving,
            boolean suppressed,
            boolean paused,
            boolean fresh,
            boolean held) {}

    static List<Offer.Taken> take(Connection connection, List<Offer> offers, Preference preference)
            throws SQLException {
        List<Offer.Taken> taken = new ArrayList<>(offers.size());
        for (Offer offer : offers) {
            taken.add(take(connection, offer, preference));
        }
        return taken;
    }

    private static Offer.Taken take(Connection connection, Offer offer, Preference preference) throws SQLException {
        Kept kept = keep(connection, offer, preference);
        if (kept.leaving()) {
            stay(connection, kept.id());
        }
        if (kept.suppressed()) {
            return Offer.Taken.SUPPRESSED;
        }
        if (kept.removed()) {
            return Offer.Taken.REMOVED;
        }
        if (kept.same()) {
            return Offer.Taken.UNCHANGED;
        }
        TaskState state = queue(connection, offer, kept);
        return switch (state) {
            case WAITING -> Offer.Taken.WAITING;
            case DEAD -> Offer.Taken.DEAD;
            case HELD -> Offer.Taken.HELD;
            case SUPPRESSED -> Offer.Taken.SUPPRESSED;
            default -> Offer.Taken.QUEUED;
        };
    }

    static Kept keep(Connection connection, Offer offer, Preference preference) throws SQLException {
        String content = CanonicalItem.json(offer.item());
        try (PreparedStatement statement = connection.prepareStatement(ITEM)) {
            statement.setLong(1, offer.person());
            statement.setString(2, offer.item().section().text());
            statement.setString(3, offer.source());
            statement.setString(4, offer.sourceId());
            statement.setString(5, offer.item().label());
            statement.setString(6, content);
            statement.setBytes(7, CanonicalItem.hash(content));
            statement.setString(8, kind(offer.item()));
            statement.setObject(9, year(offer.item()), Types.INTEGER);
            statement.setString(10, preference.text());
            statement.setString(11, preference.text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Kept(
                        row.getLong("id"),
                        row.getBoolean("there"),
                        row.getBoolean("removed"),
                        row.getBoolean("same"),
                        row.getBoolean("leaving"),
                        row.getBoolean("suppressed"),
                        row.getBoolean("paused"),
                        row.getBoolean("fresh"),
                        row.getBoolean("held"));
            }
        }
    }

    private static String kind(Item item) {
        return item instanceof Work work ? work.type() : item.section().text();
    }

    private static @Nullable Integer year(Item item) {
        return item instanceof Work work && work.date() != null ? work.date().year() : null;
    }

    private static TaskState queue(Connection connection, Offer offer, Kept kept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TASK)) {
            Operation operation = kept.there() ? Operation.UPDATE : Operation.CREATE;
            TaskState ready = kept.paused() ? TaskState.WAITING : TaskState.QUEUED;
            TaskState state = kept.held() ? TaskState.HELD : ready;
            statement.setLong(1, kept.id());
            statement.setLong(2, offer.person());
            statement.setString(3, offer.item().section().text());
            statement.setString(4, operation.text());
            statement.setString(5, state.text());
            statement.setInt(6, offer.priority());
            statement.setBoolean(7, kept.fresh());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return TaskState.named(row.getString(1));
            }
        }
    }

    /** It was to be deleted, and is told of again. */
    private static void stay(Connection connection, long item) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAY)) {
            statement.setLong(1, item);
            statement.executeUpdate();
        }
    }
}
