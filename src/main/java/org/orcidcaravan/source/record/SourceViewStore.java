package org.orcidcaravan.source.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is kept of sources, for whoever looks. */
@ApplicationScoped
public class SourceViewStore {
    private static final String STANDINGS = """
            with names as (select distinct source from source_run union select distinct source from source_record)
            select n.source, count(r.id) filter (where r.vanished_at is null) as records,
                   count(r.id) filter (where r.vanished_at is null and r.kept_back is not null) as kept_back,
                   count(r.id) filter (where r.vanished_at is null
                                       and not exists (select from source_owner o where o.record = r.id)) as nobodys,
                   count(r.id) filter (where r.vanished_at is not null) as vanished,
                   (select count(*) from source_author a join source_record w on w.id = a.record
                    where a.matched = 'proposed' and w.source = n.source and w.vanished_at is null) as proposals
            from names n left join source_record r on r.source = n.source
            group by n.source order by n.source
            """;

    private static final String PROPOSALS = """
            select r.id, r.source_id, r.title, r.year, r.circumstances ->> 'url' as url, a.place, a.name, a.role, a.orcid,
                   a.local_id, a.email, a.affiliation, a.detail_key <> '' as lasting, a.candidates, a.why
            from source_author a join source_record r on r.id = a.record
            where a.matched = 'proposed' and r.source = ? and r.vanished_at is null and (r.id, a.place) > (?, ?)
            order by r.id, a.place limit ?
            """;

    private static final String RECORDS = """
            select r.id, r.source_id, r.title, r.type, r.year, r.circumstances ->> 'url' as url, r.kept_back, r.vanished_at,
                   (select string_agg(a.name, '; ' order by a.place) from source_author a where a.record = r.id) as authors,
                   (select count(*) from source_owner o where o.record = r.id) as owners
            from source_record r where r.source = ? and r.id > ? and
            """;

    private static final String REFUSALS = """
            select f.place, f.source_id, f.reason from source_refusal f join source_run r on r.id = f.run
            where r.source = ? and f.run = ? and f.place > ? order by f.place limit ?
            """;

    private final DataSource database;

    public SourceViewStore(DataSource database) {
        this.database = database;
    }

    /** How many records a source has, and of which kind. */
    public record Standing(String source, long records, long keptBack, long nobodys, long vanished, long proposals) {}

    /**
     * An author who waits for an operator's word.
     *
     * @param record the record's row
     * @param lasting whether more than a name is known, so that a word can hold for all records
     * @param candidates rows of people
     */
    public record Proposal(
            long record,
            String sourceId,
            String title,
            @Nullable Integer year,
            @Nullable String url,
            int place,
            Author author,
            boolean lasting,
            List<Long> candidates,
            String why) {
        public Proposal {
            candidates = List.copyOf(candidates);
        }
    }

    /** A record in a list. */
    public record Listed(
            long id,
            String sourceId,
            String title,
            String type,
            @Nullable Integer year,
            @Nullable String url,
            @Nullable String keptBack,
            @Nullable Instant vanishedAt,
            String authors,
            long owners) {}

    /** Which records of a source. */
    public enum Which {
        ALL("true"),
        KEPT_BACK("r.kept_back is not null and r.vanished_at is null"),
        NOBODYS("r.vanished_at is null and not exists (select from source_owner o where o.record = r.id)"),
        VANISHED("r.vanished_at is not null");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }

        /** As in the API: {@code kept-back}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private interface Filling {
        void in(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All sources that ever told something, by name. */
    public List<Standing> standings() {
        return ask(
                STANDINGS,
                statement -> {},
                row -> new Standing(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
    }

    /** Authors who wait for a word, by record. */
    public List<Proposal> proposals(String source, long afterRecord, int afterPlace, int most) {
        return ask(
                PROPOSALS,
                statement -> {
                    statement.setString(1, source);
                    statement.setLong(2, afterRecord);
                    statement.setInt(3, afterPlace);
                    statement.setInt(4, most);
                },
                SourceViewStore::proposal);
    }

    /** Records behind this row. */
    public List<Listed> records(String source, Which which, long after, int most) {
        return ask(
                RECORDS + which.condition + " order by r.id limit ?",
                statement -> {
                    statement.setString(1, source);
                    statement.setLong(2, after);
                    statement.setInt(3, most);
                },
                SourceViewStore::listed);
    }

    /** What a run refused, behind this place. */
    public List<Refusal> refusals(String source, long run, long after, int most) {
        return ask(
                REFUSALS,
                statement -> {
                    statement.setString(1, source);
                    statement.setLong(2, run);
                    statement.setLong(3, after);
                    statement.setInt(4, most);
                },
                row -> new Refusal(row.getLong(1), row.getString(2), row.getString(3)));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getString("source_id"),
                row.getString("title"),
                row.getObject("year", Integer.class),
                row.getString("url"),
                row.getInt("place"),
                new Author(
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("orcid"),
                        row.getString("local_id"),
                        row.getString("email"),
                        row.getString("affiliation")),
                row.getBoolean("lasting"),
                List.of((Long[]) row.getArray("candidates").getArray()),
                row.getString("why"));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        Timestamp vanished = row.getTimestamp("vanished_at");
        String authors = row.getString("authors");
        return new Listed(
                row.getLong("id"),
                row.getString("source_id"),
                row.getString("title"),
                row.getString("type"),
                row.getObject("year", Integer.class),
                row.getString("url"),
                row.getString("kept_back"),
                vanished == null ? null : vanished.toInstant(),
                authors == null ? "" : authors,
                row.getLong("owners"));
    }

    private <T> List<T> ask(String sql, Filling filling, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.in(statement);
            try (ResultSet row = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (row.next()) {
                    all.add(reading.of(row));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new SourceTrouble("Failed to look up what is kept of sources", e);
        }
    }
}
