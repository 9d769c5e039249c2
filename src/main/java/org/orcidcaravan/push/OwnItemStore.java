package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.OwnItem.Standing;

/** What researchers see of their own: every statement asks for one person's rows only. */
@ApplicationScoped
public class OwnItemStore {
    private static final String OWN = """
            with own as (
                select i.id, i.person, coalesce(i.kind, i.section) as kind, i.year, i.label, i.source, i.source_id,
                       t.id as task, t.verdict, coalesce(s.reason, t.message) as message, s.said_by,
                       coalesce(t.changed_at, i.updated_at) as changed_at,
                       case when s.person is not null then 'never'
                            when i.removed_at is not null then 'removed'
                            when t.operation = 'delete' and t.state in ('sent', 'unchanged') then 'withdrawn'
                            when t.state = 'held' and i.put_code is not null then 'changed'
                            when t.state is null or t.state = 'held' then 'new'
                            when t.state = 'waiting' then 'waiting'
                            when t.state = 'dead' then 'refused'
                            when t.state = 'removed' then 'removed'
                            when t.state = 'suppressed' then 'withdrawn'
                            when t.state in ('sent', 'unchanged') then 'sent'
                            else 'sending' end as standing
                from item i
                left join suppression s on s.person = i.person and s.source = i.source and s.source_id = i.source_id
                left join lateral (
                    select * from task where task.item = i.id
                    order by changed_at desc, state in ('queued', 'leased', 'scheduled', 'unknown', 'waiting', 'held') desc,
                             id desc
                    limit 1) t on true
                where i.person = ?)
            """;

    private static final String PAGE = OWN + """
            select * from own
            where (cast(? as text) is null or kind = ?) and (cast(? as integer) is null or year = ?)
              and (cast(? as text) is null or standing = ?)
            order by year desc nulls last, label, id limit ? offset ?
            """;

    private static final String SOME = OWN + "select * from own where id = any (?) order by id";

    private static final String OVERVIEW =
            OWN + "select standing, kind, year, count(*) as number from own group by 1, 2, 3";

    private final DataSource database;

    OwnItemStore(DataSource database) {
        this.database = database;
    }

    /** A part of them: the newest publications first. */
    public List<OwnItem> page(long person, OwnItem.Wanted wanted, int offset, int most) {
        return ask(PAGE, statement -> {
            statement.setLong(1, person);
            statement.setString(2, wanted.kind());
            statement.setString(3, wanted.kind());
            statement.setObject(4, wanted.year(), java.sql.Types.INTEGER);
            statement.setObject(5, wanted.year(), java.sql.Types.INTEGER);
            String standing =
                    wanted.standing() == null ? null : wanted.standing().text();
            statement.setString(6, standing);
            statement.setString(7, standing);
            statement.setInt(8, most);
            statement.setInt(9, offset);
        });
    }

    /** Those of these that are the person's. */
    public List<OwnItem> some(long person, Collection<Long> ids) {
        return ask(SOME, statement -> {
            statement.setLong(1, person);
            statement.setArray(2, statement.getConnection().createArrayOf("bigint", ids.toArray()));
        });
    }

    /** What there is of this person. */
    public OwnItem.Overview overview(long person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OVERVIEW)) {
            statement.setLong(1, person);
            Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
            TreeSet<String> kinds = new TreeSet<>();
            TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    standings.merge(standing(row), row.getInt("number"), Integer::sum);
                    kinds.add(row.getString("kind"));
                    Integer year = row.getObject("year", Integer.class);
                    if (year != null) {
                        years.add(year);
                    }
                }
            }
            return new OwnItem.Overview(standings, kinds, List.copyOf(years));
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to see what there is of person " + person, e);
        }
    }

    private interface Filling {
        void in(PreparedStatement statement) throws SQLException;
    }

    private List<OwnItem> ask(String sql, Filling filling) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.in(statement);
            try (ResultSet row = statement.executeQuery()) {
                List<OwnItem> found = new ArrayList<>();
                while (row.next()) {
                    found.add(item(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to list a person's items", e);
        }
    }

    private static OwnItem item(ResultSet row) throws SQLException {
        @Nullable Timestamp changed = row.getTimestamp("changed_at");
        return new OwnItem(
                row.getLong("id"),
                row.getString("kind"),
                row.getObject("year", Integer.class),
                row.getString("label"),
                new ItemKey(row.getLong("person"), row.getString("source"), row.getString("source_id")),
                standing(row),
                row.getObject("task", Long.class),
                row.getString("verdict"),
                row.getString("message"),
                row.getString("said_by"),
                changed == null ? null : changed.toInstant());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return Standing.named(row.getString("standing")).orElseThrow();
    }
}
