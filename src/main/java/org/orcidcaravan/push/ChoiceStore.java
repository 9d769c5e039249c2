package org.orcidcaravan.push;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orcidcaravan.consent.keep.Preference;

/** What researchers chose: all in the transaction of whoever calls, who has locked the person's writer. */
final class ChoiceStore {
    /**
     * Whether an item {@code i} waits for its researcher's word, who may have chosen {@code c}. It takes the preference of
     * who has not chosen, twice.
     */
    static final String HELD = """
            (case when coalesce(c.mode, ?) = 'off' then i.chosen_at is null or i.chosen_at < i.updated_at
                  when coalesce(c.mode, ?) = 'ask' or coalesce(i.kind, i.section) = any (c.left_out)
                       then i.put_code is null and i.chosen_at is null
                  else false end)""";

    private static final String HOLD = """
            update task t
            set state = 'held', verdict = 'HELD', error_code = null, http_status = null,
                message = 'It waits for the researcher to choose it.', changed_at = now()
            from item i left join choice c on c.person = i.person
            where t.item = i.id and t.person = ? and t.operation in ('create', 'update')
              and t.state in ('queued', 'scheduled', 'waiting') and not t.look and""" + " " + HELD;

    private static final String LET_GO = """
            update task t
            set state = case when w.pause_reason is not null then 'waiting' when t.look then 'unknown' else 'queued' end,
                attempts = 0, crashes = 0, available_at = now(), changed_at = now(), priority = greatest(t.priority, ?),
                verdict = 'CHOSEN', message = 'The researcher chose it.'
            from item i left join choice c on c.person = i.person join writer w on w.person = i.person
            where t.item = i.id and t.person = ? and t.state = 'held' and not""" + " " + HELD;

    private static final String CHOOSE = """
            update item i set chosen_at = now()
            where i.person = ? and i.id = any (?)
              and not exists (select from suppression s where s.person = i.person and s.source = i.source
                              and s.source_id = i.source_id)
            """;

    private static final String REMOVED =
            "select source, source_id from item where person = ? and id = any (?) and removed_at is not null order by id";

    private static final String WISH = "select mode, left_out from choice where person = ?";

    private static final String PREFER = """
            insert into choice (person, mode, left_out) values (?, ?, ?)
            on conflict (person) do update set mode = excluded.mode, left_out = excluded.left_out, changed_at = now()
            """;

    private ChoiceStore() {}

    /** Takes out of the line what waits for the researcher's word; what may be in the record is looked for before. */
    static int hold(Connection connection, long person, Preference preference) throws SQLException {
        Optional<Choices.Wish> wish = wish(connection, person);
        boolean all = wish.map(Choices.Wish::preference).orElse(preference) == Preference.AUTOMATIC;
        if (all && wish.map(Choices.Wish::leftOut).orElse(Set.of()).isEmpty()) {
            // The usual case, after each request: whoever has ten thousand tasks in the line must not pay for it.
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, person);
            statement.setString(2, preference.text());
            statement.setString(3, preference.text());
            return statement.executeUpdate();
        }
    }

    /** Brings into the line what waits no longer. */
    static int letGo(Connection connection, long person, Preference preference, int priority) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LET_GO)) {
            statement.setInt(1, priority);
            statement.setLong(2, person);
            statement.setString(3, preference.text());
            statement.setString(4, preference.text());
            return statement.executeUpdate();
        }
    }

    /** Notes that the person said to send these of their items; others' are left alone. */
    static int choose(Connection connection, long person, Collection<Long> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHOOSE)) {
            Array ids = connection.createArrayOf("bigint", items.toArray());
            statement.setLong(1, person);
            statement.setArray(2, ids);
            return statement.executeUpdate();
        }
    }

    /** Those of these that the person deleted in the record. */
    static List<ItemKey> removed(Connection connection, long person, Collection<Long> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVED)) {
            statement.setLong(1, person);
            statement.setArray(2, connection.createArrayOf("bigint", items.toArray()));
            List<ItemKey> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new ItemKey(person, row.getString(1), row.getString(2)));
                }
            }
            return keys;
        }
    }

    static Optional<Choices.Wish> wish(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WISH)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Choices.Wish(
                                Preference.named(row.getString(1)).orElseThrow(),
                                Set.of((String[]) row.getArray(2).getArray())))
                        : Optional.empty();
            }
        }
    }

    static void prefer(Connection connection, long person, Choices.Wish wish) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREFER)) {
            statement.setLong(1, person);
            statement.setString(2, wish.preference().text());
            List<String> leftOut = List.copyOf(new TreeSet<>(wish.leftOut()));
            statement.setArray(3, connection.createArrayOf("text", leftOut.toArray()));
            statement.executeUpdate();
        }
    }
}
