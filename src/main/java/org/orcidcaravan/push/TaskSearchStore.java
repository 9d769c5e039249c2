package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/** Finds tasks for whoever looks: each way of asking has an index of its own, so that a million of them do not matter. */
@ApplicationScoped
public class TaskSearchStore {
    /** So many items are looked at that fit the words: a search for more is one for everything. */
    static final int MOST_HITS = 5_000;

    private static final String COLUMNS = """
            select t.id, p.person_id, p.orcid, nullif(concat_ws(' ', p.given_name, p.family_name), '') as name,
                   i.source, i.source_id, t.section, t.operation, i.label, t.state, t.verdict, t.error_code,
                   t.http_status, t.message, t.attempts, i.put_code, t.created_at, t.changed_at,
                   case when t.state in ('queued', 'scheduled', 'unknown') then t.available_at end as next_at,
                   w.pause_reason, s.reason as suppressed, i.removed_at is not null as removed
            """;

    private static final String JOINED = """
            join person p on p.id = t.person
            left join writer w on w.person = t.person
            left join suppression s on s.person = i.person and s.source = i.source and s.source_id = i.source_id
            """;

    private static final String ONE =
            COLUMNS + " from task t join item i on i.id = t.item " + JOINED + "where t.id = ?";

    private static final String ANY = COLUMNS + " from task t join item i on i.id = t.item " + JOINED + "where true ";

    /** Each way by itself and first, lest the planner compares every title with the words. */
    private static final String HITS = """
            with words as (select to_tsquery('simple', ?) as query), hits (item) as materialized (
                (select id from item where to_tsvector('simple', label) @@ (select query from words) limit ?)
                union (select id from item where source_id = ? limit ?)
                union (select i.id from person p join item i on i.person = p.id
                       where p.person_id = ? or p.orcid = ? limit ?)
                union (select i.id from person p join item i on i.person = p.id
                       where to_tsvector('simple', coalesce(p.given_name, '') || ' ' || coalesce(p.family_name, ''))
                             @@ (select query from words) limit ?))
            """;

    private static final String FITTING = HITS + COLUMNS
            + ", (select count(*) from hits) as hits from hits join task t on t.item = hits.item"
            + " join item i on i.id = hits.item " + JOINED + "where true ";

    private static final String ORDER = "and (cast(? as bigint) is null or t.id < ?) order by t.id desc limit ?";

    /** The indexes are there for it, and reading all rows never is the quicker way to few. */
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private final TransactionStore transactions;
    private final DeadLetterStore attempts;

    TaskSearchStore(TransactionStore transactions, DeadLetterStore attempts) {
        this.transactions = transactions;
        this.attempts = attempts;
    }

    /**
     * The newest tasks that fit, from behind one on.
     *
     * @param before the id of the last that is known; null: none
     */
    public FoundTask.Page find(TaskFilter filter, @Nullable Long before, int limit) {
        String words = filter.words();
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(words == null ? ANY : FITTING);
        if (words != null) {
            values.addAll(List.of(
                    beginnings(words),
                    MOST_HITS + 1,
                    words,
                    MOST_HITS + 1,
                    words,
                    words,
                    MOST_HITS + 1,
                    MOST_HITS + 1));
        }
        ask(filter, sql, values);
        sql.append(ORDER);
        return transactions.within("Failed to search the queue", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(BY_INDEX);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                int place = 1;
                for (Object value : values) {
                    statement.setObject(place++, value);
                }
                statement.setObject(place++, before);
                statement.setObject(place++, before);
                statement.setInt(place, limit);
                return page(statement, words != null);
            }
        });
    }

    /** One with its history; empty: there is no such task. */
    public Optional<FoundTask.Opened> open(long id) {
        Optional<FoundTask> found = transactions.within("Failed to read task " + id, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ONE)) {
                statement.setLong(1, id);
                return page(statement, false).tasks().stream().findFirst();
            }
        });
        return found.map(task -> new FoundTask.Opened(task, attempts.attempts(id)));
    }

    private static void ask(TaskFilter filter, StringBuilder sql, List<Object> values) {
        if (filter.person() != null) {
            sql.append("and i.person = (select id from person where person_id = ? or orcid = ? limit 1) ");
            values.addAll(List.of(filter.person(), filter.person()));
        }
        if (filter.state() != null) {
            sql.append("and t.state = ? ");
            values.add(filter.state().text());
        }
        if (filter.section() != null) {
            sql.append("and t.section = ? ");
            values.add(filter.section().text());
        }
        if (filter.source() != null) {
            sql.append("and i.source = ? ");
            values.add(filter.source());
        }
    }

    /** {@code 'on':* & 'carav':*}: all of them, each from its beginning; letters and digits only, so nothing is quoted. */
    static String beginnings(String words) {
        return Stream.of(words.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    private static FoundTask.Page page(PreparedStatement statement, boolean hits) throws SQLException {
        List<FoundTask> tasks = new ArrayList<>();
        boolean partial = false;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tasks.add(task(row));
                partial |= hits && row.getLong("hits") > MOST_HITS;
            }
        }
        return new FoundTask.Page(tasks, partial);
    }

    private static FoundTask task(ResultSet row) throws SQLException {
        Timestamp next = row.getTimestamp("next_at");
        return new FoundTask(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("orcid"),
                row.getString("name"),
                row.getString("source"),
                row.getString("source_id"),
                Section.named(row.getString("section")).orElseThrow(),
                Operation.named(row.getString("operation")),
                row.getString("label"),
                TaskState.named(row.getString("state")),
                row.getString("verdict"),
                row.getObject("error_code", Integer.class),
                row.getObject("http_status", Integer.class),
                row.getString("message"),
                row.getInt("attempts"),
                row.getObject("put_code", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                next == null ? null : next.toInstant(),
                row.getString("pause_reason"),
                row.getString("suppressed"),
                row.getBoolean("removed"));
    }
}
