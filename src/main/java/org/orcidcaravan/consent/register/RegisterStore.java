package org.orcidcaravan.consent.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTrouble;

/** Finds researchers, and says how far each has come along. */
@ApplicationScoped
public class RegisterStore {
    private static final String FIND = """
            select * from (
                select p.id, p.person_id, nullif(concat_ws(' ', p.given_name, p.family_name), '') as name, p.email, p.unit,
                       p.groups, p.orcid, p.orcid_authenticated_at is not null as confirmed,
                       case when t.writable then 'connected'
                            when e.opted_out then 'opted-out'
                            when t.held then 'permission-lacking'
                            when t.ended or e.ended then 'revoked'
                            when e.invited then 'invited'
                            else 'known' end as state
                from person p
                left join lateral (
                    select bool_or(state = 'valid' and (expires_at is null or expires_at > now())
                                   and '/activities/update' = any (regexp_split_to_array(scopes, '[ ;,]+'))) as writable,
                           bool_or(state = 'valid') as held,
                           bool_or(state in ('rejected', 'revoked')) as ended
                    from token where person = p.id and orcid = p.orcid) t on true
                left join lateral (
                    select bool_or(kind = 'invited') as invited, bool_or(kind = 'opted-out') as opted_out,
                           bool_or(kind in ('disconnected', 'revoked-at-orcid')) as ended
                    from consent_event where person = p.id) e on true
                where p.person_id > ? and (cast(? as text) is null or p.unit = ?)
                  and (cast(? as text) is null or p.person_id = ? or p.orcid = ? or lower(p.email) = lower(?)
                       or to_tsvector('simple', coalesce(p.given_name, '') || ' ' || coalesce(p.family_name, ''))
                          @@ to_tsquery('simple', ?))) r
            where cast(? as text) is null or state = ?
            order by person_id limit ?
            """;

    private static final String UNITS =
            "select distinct unit from person where unit is not null order by unit limit 1000";

    private static final String HELD = """
            select scopes, state, state_reason, created_at, expires_at, checked_at from token where person = ?
            order by created_at desc, id desc
            """;

    private final DataSource database;

    public RegisterStore(DataSource database) {
        this.database = database;
    }

    /**
     * The next people by key.
     *
     * @param after the key of the last that is known; empty: none
     */
    public List<Registered> find(Registered.Wanted wanted, String after, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            String words = wanted.words() == null || wanted.words().isBlank()
                    ? null
                    : wanted.words().strip();
            String state = wanted.state() == null ? null : wanted.state().text();
            int place = 1;
            statement.setString(place++, after);
            for (int i = 0; i < 2; i++) {
                statement.setString(place++, wanted.unit());
            }
            for (int i = 0; i < 4; i++) {
                statement.setString(place++, words);
            }
            statement.setString(place++, words == null ? "" : beginnings(words));
            for (int i = 0; i < 2; i++) {
                statement.setString(place++, state);
            }
            statement.setInt(place, most);
            try (ResultSet row = statement.executeQuery()) {
                List<Registered> found = new ArrayList<>();
                while (row.next()) {
                    found.add(registered(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look people up", e);
        }
    }

    /** Letters and digits only, so nothing is quoted. */
    private static String beginnings(String words) {
        return Stream.of(words.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    /** The units that there are people of. */
    public List<String> units() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNITS);
                ResultSet row = statement.executeQuery()) {
            List<String> units = new ArrayList<>();
            while (row.next()) {
                units.add(row.getString(1));
            }
            return units;
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to list the units", e);
        }
    }

    /** The permissions of a person, the newest first, without tokens. */
    public List<Registered.Held> held(long person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                List<Registered.Held> held = new ArrayList<>();
                while (row.next()) {
                    held.add(new Registered.Held(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant(),
                            instant(row.getTimestamp(5)),
                            instant(row.getTimestamp(6))));
                }
                return held;
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to list the permissions of person " + person, e);
        }
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("unit"),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("orcid"),
                row.getBoolean("confirmed"),
                Registered.State.named(row.getString("state")).orElseThrow());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
