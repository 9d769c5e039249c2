package org.orcidcaravan.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Many people at once, by what others know of them: in the transaction of whoever calls. */
public final class KnownPeopleStore {
    private static final String COLUMNS = "select id, person_id, given_name, family_name, email, orcid from person ";
    private static final String FIND = COLUMNS + """
            where orcid = any (?) or person_id = any (?) or lower(email) = any (?) or id = any (?)
            order by id
            """;
    private static final String NAMED = COLUMNS + "where family_name is not null order by id";
    private static final String STAMP =
            "select count(*) || ' ' || coalesce(sum(extract(epoch from updated_at)), 0) from person";

    private KnownPeopleStore() {}

    /** A person, as far as they are looked for. */
    public record Known(
            long id,
            String personId,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String orcid) {}

    /** What to look for: whoever has one of these is found. */
    public record Keys(
            Collection<String> orcids, Collection<String> personIds, Collection<String> emails, Collection<Long> ids) {}

    /** Those with one of these keys; addresses whatever their case. */
    public static List<Known> find(Connection connection, Keys keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", keys.orcids().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", keys.personIds().toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            keys.emails().stream()
                                    .map(email -> email.toLowerCase(Locale.ROOT))
                                    .toArray()));
            statement.setArray(4, connection.createArrayOf("bigint", keys.ids().toArray()));
            return read(statement);
        }
    }

    /** Everybody who has a family name. */
    public static List<Known> named(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMED)) {
            return read(statement);
        }
    }

    /** Another text as soon as anybody is added, changed or erased. */
    public static String stamp(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAMP);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Known> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Known> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Known(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
            return found;
        }
    }
}
