package org.orcidcaravan.source.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements about records: all in the transaction of whoever calls, for many records at once. */
public final class RecordStore {
    private static final String STORED = """
            select r.id, r.source_id, encode(r.digest, 'hex') as digest, r.judged_by, r.kept_back is not null as kept_back,
                   r.vanished_at is not null as vanished, o.people, o.hows
            from source_record r
            left join lateral (select array_agg(person) as people, array_agg(how) as hows from source_owner
                               where record = r.id) o on true
            """;
    private static final String FIND = STORED + "where r.source = ? and r.source_id = any (?) for update of r";

    private static final String SAVE = """
            insert into source_record (source, source_id, digest, changed_at, title, type, year, circumstances, owners, raw,
                                       work, kept_back, judged_by, judge_again, seen_in_run, wanted)
            select ?, w.source_id, decode(w.digest, 'hex'), cast(w.changed_at as timestamptz), w.title, w.type, w.year,
                   cast(w.circumstances as jsonb), cast(w.owners as jsonb), cast(w.raw as jsonb), w.work, w.kept_back, w.judged_by,
                   cast(w.judge_again as date), w.run,
                   array(select jsonb_array_elements_text(cast(w.wanted as jsonb)))
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                        cast(? as integer[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                        cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
                 w (source_id, digest, changed_at, title, type, year, circumstances, owners, raw, work, kept_back, judged_by,
                    judge_again, run, wanted)
            on conflict (source, source_id) do update
            set digest = excluded.digest, changed_at = excluded.changed_at, title = excluded.title, type = excluded.type,
                year = excluded.year, circumstances = excluded.circumstances, owners = excluded.owners, raw = excluded.raw,
                work = excluded.work, kept_back = excluded.kept_back, judged_by = excluded.judged_by,
                judge_again = excluded.judge_again, seen_in_run = coalesce(excluded.seen_in_run, source_record.seen_in_run),
                gone_in_run = case when excluded.seen_in_run is null then source_record.gone_in_run end,
                vanished_at = null, wanted = excluded.wanted, checked_at = now(), updated_at = now()
            returning id, source_id
            """;

    private static final String SEEN = """
            update source_record
            set seen_in_run = coalesce(cast(? as bigint), seen_in_run), gone_in_run = null
            where id = any (?) and (seen_in_run is distinct from coalesce(cast(? as bigint), seen_in_run) or gone_in_run is not null)
            """;

    private static final String GONE =
            "update source_record set gone_in_run = ? where source = ? and source_id = any (?) and vanished_at is null";

    private static final String STAYS =
            "update source_record set gone_in_run = null where source = ? and gone_in_run <= ?";

    private static final String VANISH =
            "update source_record set vanished_at = now(), gone_in_run = null where id = any (?)";

    /** What a run takes away: what it said is gone, and if it was whole what it did not tell of. */
    private static final String UNSEEN = """
            from source_record r where r.source = ? and r.vanished_at is null
              and (r.gone_in_run <= ? or ? and (r.seen_in_run is null or r.seen_in_run < ?))
            """;

    private static final String COUNT_UNSEEN = """
            select (select count(*) %s) as unseen,
                   (select count(*) from source_record where source = ? and vanished_at is null) as all_of_them
            """.formatted(UNSEEN);
    private static final String NEXT_UNSEEN = "select r.source_id " + UNSEEN + " order by r.id limit ?";

    private RecordStore() {}

    /** Those of these keys that are known, locked until the transaction ends. */
    public static Map<String, Stored> find(Connection connection, String source, Collection<String> keys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, source);
            // In one order, so that two runs never wait for each other in a circle.
            statement.setArray(
                    2, connection.createArrayOf("text", keys.stream().sorted().toArray()));
            Map<String, Stored> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Stored stored = stored(row);
                    found.put(stored.sourceId(), stored);
                }
            }
            return found;
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<Long, Stored.Owned> owners = new LinkedHashMap<>();
        if (row.getArray("people") != null) {
            Long[] people = (Long[]) row.getArray("people").getArray();
            String[] hows = (String[]) row.getArray("hows").getArray();
            for (int i = 0; i < people.length; i++) {
                owners.put(people[i], Stored.Owned.named(hows[i]));
            }
        }
        return new Stored(
                row.getLong("id"),
                row.getString("source_id"),
                row.getString("digest"),
                row.getString("judged_by"),
                row.getBoolean("kept_back"),
                row.getBoolean("vanished"),
                owners);
    }

    /**
     * Keeps records as they are now.
     *
     * @param records each key once
     * @return the rows' ids, by key
     */
    public static Map<String, Long> save(Connection connection, String source, List<Kept> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, source);
            Columns columns = new Columns(connection, statement, records);
            columns.add("text", kept -> kept.ready().record().sourceId());
            columns.add("text", kept -> kept.ready().digest());
            columns.add("text", kept -> kept.ready().record().changedAt());
            columns.add("text", kept -> kept.ready().record().work().title());
            columns.add("text", kept -> kept.ready().record().work().type());
            columns.add("integer", RecordStore::year);
            columns.add(
                    "text",
                    kept -> StoredJson.circumstances(kept.ready().record().circumstances()));
            columns.add("text", kept -> StoredJson.owners(kept.ready().record().owners()));
            columns.add("text", kept -> StoredJson.raw(kept.ready().record().raw()));
            columns.add("text", kept -> kept.ready().work());
            columns.add("text", kept -> kept.judgement().keptBack());
            columns.add("text", Kept::judgedBy);
            columns.add("text", kept -> kept.judgement().again());
            columns.add("bigint", Kept::run);
            columns.add("text", kept -> StoredJson.list(kept.wanted()));
            Map<String, Long> ids = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(2), row.getLong(1));
                }
            }
            return ids;
        }
    }

    private static @Nullable Integer year(Kept kept) {
        var date = kept.ready().record().work().date();
        return date == null ? null : date.year();
    }

    /** One array a column of a statement about many rows. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Kept> rows;
        private int place = 2;

        Columns(Connection connection, PreparedStatement statement, List<Kept> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Function<Kept, @Nullable Object> value) throws SQLException {
            boolean text = type.equals("text");
            List<@Nullable Object> values = new ArrayList<>();
            for (Kept row : rows) {
                Object one = value.apply(row);
                values.add(text && one != null ? one.toString() : one);
            }
            statement.setArray(place++, connection.createArrayOf(type, values.toArray()));
        }
    }

    /**
     * The source told of these, and they are the same.
     *
     * @param run the whole run in which it did; null: another, of which nothing is to be noted
     */
    public static void seen(Connection connection, @Nullable Long run, Collection<Long> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setObject(1, run, Types.BIGINT);
            statement.setArray(2, connection.createArrayOf("bigint", records.toArray()));
            statement.setObject(3, run, Types.BIGINT);
            statement.executeUpdate();
        }
    }

    /** The source says that these are gone; what is not known is nothing to it. */
    public static void gone(Connection connection, String source, long run, Collection<String> keys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GONE)) {
            statement.setLong(1, run);
            statement.setString(2, source);
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            statement.executeUpdate();
        }
    }

    /** Forgets that the source said up to this run that some are gone. */
    public static void stays(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAYS)) {
            statement.setString(1, run.source());
            statement.setLong(2, run.id());
            statement.executeUpdate();
        }
    }

    /** They are gone. */
    public static void vanish(Connection connection, Collection<Long> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VANISH)) {
            statement.setArray(1, connection.createArrayOf("bigint", records.toArray()));
            statement.executeUpdate();
        }
    }

    /**
     * What a run would take away.
     *
     * @param unseen records that it would take away
     * @param all records that there are
     */
    public record Missing(long unseen, long all) {}

    /**
     * How much a run would take away.
     *
     * @param whole whether what it did not tell of is gone
     */
    public static Missing missing(Connection connection, Run run, boolean whole) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT_UNSEEN)) {
            unseen(statement, run, whole);
            statement.setString(5, run.source());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Missing(row.getLong(1), row.getLong(2));
            }
        }
    }

    /** Keys of some that it would take away. */
    public static List<String> unseen(Connection connection, Run run, boolean whole, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_UNSEEN)) {
            unseen(statement, run, whole);
            statement.setInt(5, most);
            List<String> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }

    private static void unseen(PreparedStatement statement, Run run, boolean whole) throws SQLException {
        statement.setString(1, run.source());
        statement.setLong(2, run.id());
        statement.setBoolean(3, whole);
        statement.setLong(4, run.id());
    }
}
