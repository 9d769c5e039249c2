package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/** How the items stand, for whoever looks. */
@ApplicationScoped
public class ItemStandingStore {
    /**
     * The newest task is the one that changed last; of those that changed in one transaction, the one that followed. An item
     * without a task was told not to be sent before there was one.
     */
    private static final String SELECT = """
            select p.person_id, p.orcid, i.section, i.source, i.source_id, i.label, t.operation,
                   coalesce(t.state, 'suppressed') as state, t.verdict, coalesce(t.message, s.reason) as message,
                   t.http_status, t.error_code, i.put_code, coalesce(t.attempts, 0) as attempts,
                   coalesce(t.changed_at, i.updated_at) as changed_at,
                   case when t.state in ('queued', 'scheduled', 'unknown') then t.available_at end as next_at
            from item i
            join person p on p.id = i.person
            left join suppression s on s.person = i.person and s.source = i.source and s.source_id = i.source_id
            left join lateral (
                select * from task where task.item = i.id
                order by changed_at desc, state in ('queued', 'leased', 'scheduled', 'unknown', 'waiting') desc, id desc
                limit 1) t on true
            """;

    private static final String ORDER = "order by p.person_id, i.source, i.source_id, i.section limit ?";

    private final DataSource database;

    public ItemStandingStore(DataSource database) {
        this.database = database;
    }

    /**
     * Which items; null: any.
     *
     * @param person the institution's key, or a hyphenated iD
     */
    public record Wanted(
            @Nullable String person,
            @Nullable TaskState state,
            @Nullable String source,
            @Nullable String sourceId) {}

    /**
     * The items, by person, source and key.
     *
     * @param most no more than this
     */
    public List<ItemStanding> find(Wanted wanted, int most) {
        Map<String, String> conditions = conditions(wanted);
        String sql = SELECT
                + (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions.keySet()) + "\n")
                + ORDER;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (String value : conditions.values()) {
                statement.setString(place++, value);
            }
            statement.setInt(place, most);
            try (ResultSet row = statement.executeQuery()) {
                List<ItemStanding> all = new ArrayList<>();
                while (row.next()) {
                    all.add(standing(row));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to look up how the works stand", e);
        }
    }

    private static Map<String, String> conditions(Wanted wanted) {
        Map<String, String> all = new LinkedHashMap<>();
        if (wanted.person() != null) {
            all.put("? in (p.person_id, p.orcid)", wanted.person());
        }
        if (wanted.state() != null) {
            all.put("coalesce(t.state, 'suppressed') = ?", wanted.state().text());
        }
        if (wanted.source() != null) {
            all.put("i.source = ?", wanted.source());
        }
        if (wanted.sourceId() != null) {
            all.put("i.source_id = ?", wanted.sourceId());
        }
        return all;
    }

    private static ItemStanding standing(ResultSet row) throws SQLException {
        String orcid = row.getString("orcid");
        String operation = row.getString("operation");
        return new ItemStanding(
                row.getString("person_id"),
                orcid == null ? null : OrcidId.parse(orcid).orElseThrow(),
                Section.named(row.getString("section")).orElseThrow(),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("label"),
                operation == null ? null : Operation.named(operation),
                TaskState.named(row.getString("state")),
                row.getString("verdict"),
                row.getString("message"),
                row.getObject("http_status", Integer.class),
                row.getObject("error_code", Integer.class),
                row.getObject("put_code", Long.class),
                row.getInt("attempts"),
                row.getTimestamp("changed_at").toInstant(),
                instant(row.getTimestamp("next_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
