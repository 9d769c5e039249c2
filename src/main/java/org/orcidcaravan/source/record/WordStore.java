package org.orcidcaravan.source.record;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.source.author.Word;

/** The statements about what operators said of authors: all in the transaction of whoever calls. */
public final class WordStore {
    private static final String ABOUT = """
            select r.id, a.name_key, a.detail_key from source_author a join source_record r on r.id = a.record
            where r.source = ? and r.source_id = ? and a.place = ? and r.vanished_at is null for update of r
            """;
    private static final String SAY = """
            insert into source_author_word (source, name_key, detail_key, source_id, person, said_by) values (?, ?, ?, ?, ?, ?)
            on conflict (source, name_key, detail_key, coalesce(source_id, '')) do update
            set person = excluded.person, said_by = excluded.said_by, said_at = now()
            """;
    private static final String LIKE = """
            select distinct r.id from source_author a join source_record r on r.id = a.record
            where r.source = ? and a.name_key = ? and a.detail_key = ? and r.vanished_at is null order by r.id
            """;
    private static final String NOTE =
            "insert into audit (actor, action, subject, detail) values (?, ?, ?, cast(? as jsonb))";

    private WordStore() {}

    /** An author of a record. */
    public record About(long record, Word.Key key) {}

    /** The author at this place of a record. */
    public static Optional<About> about(Connection connection, String source, String sourceId, int place)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ABOUT)) {
            statement.setString(1, source);
            statement.setString(2, sourceId);
            statement.setInt(3, place);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new About(row.getLong(1), new Word.Key(row.getString(2), row.getString(3))))
                        : Optional.empty();
            }
        }
    }

    /** Remembers it; what was said before about the same is no longer true. */
    public static void say(Connection connection, String source, Word word, String actor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAY)) {
            statement.setString(1, source);
            statement.setString(2, word.key().name());
            statement.setString(3, word.key().details());
            statement.setString(4, word.sourceId());
            statement.setObject(5, word.person(), Types.BIGINT);
            statement.setString(6, actor);
            statement.executeUpdate();
        }
    }

    /** Rows of the records that name somebody with just these details. */
    public static List<Long> like(Connection connection, String source, Word.Key key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIKE)) {
            statement.setString(1, source);
            statement.setString(2, key.name());
            statement.setString(3, key.details());
            try (ResultSet row = statement.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
                return ids;
            }
        }
    }

    /** Notes what somebody did; the last statement of its transaction (V7__audit_chain.sql). */
    public static void audit(Connection connection, String actor, String action, String subject, JsonObject detail)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, actor);
            statement.setString(2, action);
            statement.setString(3, subject);
            statement.setString(4, detail.toString());
            statement.executeUpdate();
        }
    }
}
