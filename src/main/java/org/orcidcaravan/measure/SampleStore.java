package org.orcidcaravan.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Figures over time, as they were noted. */
@ApplicationScoped
public class SampleStore {
    private static final String LATEST = """
            select wanted.series, newest.at, newest.value
            from unnest(cast(? as text[])) wanted (series) cross join lateral (
                select at, value from sample where series = wanted.series order by at desc limit 1) newest
            """;

    private static final String SINCE = """
            select series, at, value from sample
            where (series = any (?) or series like ?) and at > now() - ? * interval '1 hour' order by at, series
            """;

    /** Whoever notes what happened in its own process adds to what others noted. */
    private static final String ADD = """
            insert into sample (series, at, value) values (?, date_trunc('minute', now()), ?)
            on conflict (series, at) do update set value = sample.value + excluded.value
            """;

    private static final String NOTE = """
            insert into sample (series, at, value) values (?, date_trunc('minute', now()), ?)
            on conflict (series, at) do update set value = excluded.value
            """;

    /** A minute's row becomes part of its hour's; an hour's own row is among those that are put together. */
    private static final String THIN = """
            with hour as (
                select distinct series, date_trunc('hour', at, 'UTC') as begins from sample
                where at < date_trunc('hour', now(), 'UTC') - interval '2 days' and at <> date_trunc('hour', at, 'UTC')),
            minutes as (
                delete from sample s using hour h
                where s.series = h.series and s.at >= h.begins and s.at < h.begins + interval '1 hour'
                returning s.series, h.begins, s.value)
            insert into sample (series, at, value)
            select series, begins, case when starts_with(series, 'per-minute.') then sum(value) / 60 else avg(value) end
            from minutes group by series, begins
            """;

    private static final String FORGET = "delete from sample where at < now() - interval '90 days'";

    private final DataSource database;

    SampleStore(DataSource database) {
        this.database = database;
    }

    /** The newest figure of each series that has one. */
    public Map<String, Reading> latest(Collection<String> series) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setArray(1, connection.createArrayOf("text", series.toArray()));
            Map<String, Reading> latest = new HashMap<>();
            for (Reading reading : readings(statement)) {
                latest.put(reading.series(), reading);
            }
            return latest;
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to read the newest figures", e);
        }
    }

    /**
     * The figures of some series, the oldest first.
     *
     * @param series their whole names
     * @param beginning what the names of others begin with; empty: none
     */
    public List<Reading> since(Collection<String> series, String beginning, int hours) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setArray(1, connection.createArrayOf("text", series.toArray()));
            statement.setString(2, beginning.isEmpty() ? "" : beginning.replace("_", "\\_") + "%");
            statement.setInt(3, hours);
            return readings(statement);
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to read figures over time", e);
        }
    }

    /** Adds to the figure of this minute. */
    void add(String series, double value) {
        write(ADD, series, value);
    }

    private void write(String sql, String series, double value) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, series);
            statement.setDouble(2, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to note a figure", e);
        }
    }

    /** Notes the figure of this minute, in place of what was noted before. */
    void note(String series, double value) {
        write(NOTE, series, value);
    }

    /** Makes hours of old minutes, and forgets old hours. */
    void thin() {
        try (Connection connection = database.getConnection();
                PreparedStatement thinning = connection.prepareStatement(THIN);
                PreparedStatement forgetting = connection.prepareStatement(FORGET)) {
            thinning.executeUpdate();
            forgetting.executeUpdate();
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to thin old figures", e);
        }
    }

    private static List<Reading> readings(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Reading> readings = new ArrayList<>();
            while (row.next()) {
                readings.add(new Reading(row.getString(1), row.getTimestamp(2).toInstant(), row.getDouble(3)));
            }
            return readings;
        }
    }
}
