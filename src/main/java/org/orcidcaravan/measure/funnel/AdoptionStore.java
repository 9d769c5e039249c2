package org.orcidcaravan.measure.funnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.MeasureTrouble;

/** The daily figures: one row a day and unit. */
@ApplicationScoped
public class AdoptionStore {
    /** The first number keeps this lock apart from other locks of ours; it means nothing. */
    private static final String LOCK = "select pg_advisory_xact_lock(7011, 2)";

    private static final String TODAY = "cast(now() at time zone 'UTC' as date)";

    private static final String FORGET_TODAY = "delete from adoption where day = " + TODAY;

    private static final String COUNT =
            "insert into adoption (day, unit, known, invited, opened, connected, writable, sent)"
                    + " select " + TODAY + """
            , coalesce(p.unit, ''), count(*), count(*) filter (where e.invited), count(*) filter (where e.opened),
              count(t.connected), count(*) filter (where t.writable), count(w.sent)
            from person p
            left join lateral (
                select bool_or(kind = 'invited') as invited, bool_or(kind = 'opened') as opened
                from consent_event where person = p.id) e on true
            left join lateral (
                select max(1) as connected,
                       bool_or('/activities/update' = any (regexp_split_to_array(scopes, '[ ;,]+'))) as writable
                from token
                where person = p.id and orcid = p.orcid and state = 'valid' and (expires_at is null or expires_at > now())
                ) t on true
            left join lateral (
                select 1 as sent from item where person = p.id and section = 'work' and put_code is not null limit 1
                ) w on true
            group by coalesce(p.unit, '')
            """;

    private static final String SUMS =
            "sum(known), sum(invited), sum(opened), sum(connected), sum(writable), sum(sent) ";

    private static final String DAYS = "select day, null, " + SUMS + """
            from adoption where (cast(? as date) is null or day >= ?) and (cast(? as text) is null or unit = ?)
            group by day order by day
            """;

    private static final String ROWS = """
            select day, unit, known, invited, opened, connected, writable, sent
            from adoption where (cast(? as date) is null or day >= ?) and (cast(? as text) is null or unit = ?)
            order by day, unit
            """;

    private static final String UNITS = """
            select day, unit, known, invited, opened, connected, writable, sent
            from adoption where day = (select max(day) from adoption) order by unit
            """;

    private final DataSource database;

    public AdoptionStore(DataSource database) {
        this.database = database;
    }

    void count() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK);
                statement.executeUpdate(FORGET_TODAY);
                statement.executeUpdate(COUNT);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to count who has come along", e);
        }
    }

    List<Adoption.Day> days(@Nullable LocalDate since, @Nullable String unit) {
        return ask(DAYS, since, unit).stream()
                .map(row -> new Adoption.Day(row.day(), row.people()))
                .toList();
    }

    List<Adoption.Row> rows(@Nullable LocalDate since, @Nullable String unit) {
        return ask(ROWS, since, unit);
    }

    List<Adoption.Unit> units() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNITS)) {
            return read(statement).stream()
                    .map(row -> new Adoption.Unit(row.unit(), row.people()))
                    .toList();
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to read who has come along", e);
        }
    }

    private List<Adoption.Row> ask(String sql, @Nullable LocalDate since, @Nullable String unit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Date from = since == null ? null : Date.valueOf(since);
            statement.setDate(1, from);
            statement.setDate(2, from);
            statement.setString(3, unit);
            statement.setString(4, unit);
            return read(statement);
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to read who has come along", e);
        }
    }

    private static List<Adoption.Row> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Adoption.Row> rows = new ArrayList<>();
            while (row.next()) {
                String unit = row.getString(2);
                rows.add(new Adoption.Row(
                        row.getObject(1, LocalDate.class),
                        unit == null ? "" : unit,
                        new Headcount(
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getInt(7),
                                row.getInt(8))));
            }
            return rows;
        }
    }
}
