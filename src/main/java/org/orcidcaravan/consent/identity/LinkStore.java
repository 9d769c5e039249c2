package org.orcidcaravan.consent.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people's links stand, and what was told of them, in the caller's transaction. */
final class LinkStore {
    /** The iD that ORCID confirmed, for as long as there is a permission for it. */
    private static final String LINKED = """
            case when p.orcid_authenticated_at is not null
                      and exists (select from token t where t.person = p.id and t.orcid = p.orcid and t.state = 'valid')
                 then p.orcid end""";

    private static final String STANDING = "select p.person_id, " + LINKED + """
             as linked, told.person_id as told_id, told.orcid as told, now() as at
            from person p left join link_told told on told.person = p.id where p.id = ?
            """;

    private static final String UNTOLD =
            "select p.id from person p left join link_told told on told.person = p.id where " + LINKED + """
             is distinct from told.orcid or told.orcid is not null and told.person_id <> p.person_id
            order by p.id limit ?
            """;

    private static final String TOLD = """
            insert into link_told (person, person_id, orcid) values (?, ?, ?)
            on conflict (person) do update
            set person_id = excluded.person_id, orcid = excluded.orcid, told_at = now()
            """;

    private static final String WITHDRAWN = "delete from link_told where person = ?";

    private static final String LOCK = "select 1 from person where id = ? for update";

    private LinkStore() {}

    /** So that nobody tells of the same person at the same time. */
    static void lock(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setLong(1, person);
            statement.execute();
        }
    }

    /**
     * How a link stands.
     *
     * @param linked the iD; null: none
     * @param toldId the key that it was told with last; null: it was not, or was withdrawn
     * @param told the iD that was told last; null: the same
     */
    record Standing(
            String personId,
            @Nullable String linked,
            @Nullable String toldId,
            @Nullable String told,
            Instant at) {}

    static Optional<Standing> standing(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getTimestamp(5).toInstant()))
                        : Optional.empty();
            }
        }
    }

    static List<Long> untold(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNTOLD)) {
            statement.setInt(1, most);
            List<Long> people = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(row.getLong(1));
                }
            }
            return people;
        }
    }

    static void told(Connection connection, long person, String personId, String orcid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setLong(1, person);
            statement.setString(2, personId);
            statement.setString(3, orcid);
            statement.executeUpdate();
        }
    }

    static void withdrawn(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAWN)) {
            statement.setLong(1, person);
            statement.executeUpdate();
        }
    }
}
