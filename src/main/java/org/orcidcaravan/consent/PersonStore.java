package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** The researchers: one row each. */
@ApplicationScoped
public class PersonStore {
    private static final String SELECT = """
            select id, person_id, given_name, family_name, email, unit, groups, orcid, orcid_authenticated_at, raw
            from person
            """;
    private static final String BY_ID = SELECT + "where id = cast(? as bigint)";
    private static final String BY_PERSON_ID = SELECT + "where person_id = ?";
    private static final String BY_ORCID = SELECT + "where orcid = ?";
    private static final String ALL = SELECT + "order by person_id";
    /** An iD that ORCID confirmed is not changed by what a file says. */
    private static final String SAVE = """
            insert into person (person_id, given_name, family_name, email, unit, groups, orcid, raw)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (person_id) do update
            set given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email,
                unit = excluded.unit, groups = excluded.groups, raw = excluded.raw, updated_at = now(),
                orcid = case when person.orcid_authenticated_at is null then excluded.orcid else person.orcid end
            returning id
            """;

    private static final String RENAME = """
            update person set person_id = ?, updated_at = now()
            where id = ? and not exists (select from person where person_id = ?)
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;

    public PersonStore(DataSource database) {
        this.database = database;
    }

    /** Finds by the row's id. */
    public Optional<Person> byId(long id) {
        return select(BY_ID, Long.toString(id)).stream().findFirst();
    }

    /** Finds by the institution's key. */
    public Optional<Person> find(String personId) {
        return select(BY_PERSON_ID, personId).stream().findFirst();
    }

    /** Finds by iD. */
    public Optional<Person> find(OrcidId orcid) {
        return select(BY_ORCID, orcid.toString()).stream().findFirst();
    }

    /** Everybody, by key. */
    public List<Person> all() {
        return select(ALL, null);
    }

    /**
     * Adds a person, or changes the one with the same key; {@code id} and {@code orcidAuthenticatedAt} are not taken
     * over.
     *
     * @return the row's id
     * @throws OrcidTaken when another person has the iD
     */
    public long save(Person person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, person.personId());
            statement.setString(2, person.givenName());
            statement.setString(3, person.familyName());
            statement.setString(4, person.email());
            statement.setString(5, person.unit());
            statement.setArray(
                    6, connection.createArrayOf("text", person.groups().toArray(String[]::new)));
            OrcidId orcid = person.orcid();
            statement.setString(7, orcid == null ? null : orcid.toString());
            statement.setString(8, json(person.raw()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState()) && person.orcid() != null) {
                throw new OrcidTaken(person.orcid());
            }
            throw new ConsentTrouble("Failed to store the person " + person.personId(), e);
        }
    }

    /**
     * Gives a person another key, with all that hangs on them.
     *
     * @return whether it was free
     */
    public boolean rename(Person person, String personId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENAME)) {
            statement.setString(1, personId);
            statement.setLong(2, person.id());
            statement.setString(3, personId);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to rename the person " + person.personId(), e);
        }
    }

    private List<Person> select(String sql, @Nullable String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (key != null) {
                statement.setString(1, key);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Person> found = new ArrayList<>();
                while (row.next()) {
                    found.add(person(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look people up", e);
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        String orcid = row.getString(8);
        Timestamp authenticated = row.getTimestamp(9);
        return new Person(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                List.of((String[]) row.getArray(7).getArray()),
                orcid == null ? null : OrcidId.parse(orcid).orElseThrow(),
                authenticated == null ? null : authenticated.toInstant(),
                map(row.getString(10)));
    }

    private static String json(Map<String, String> raw) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        raw.forEach(object::add);
        return object.build().toString();
    }

    private static Map<String, String> map(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, String> map = new TreeMap<>();
            object.forEach((column, value) -> map.put(column, text(value)));
            return map;
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
