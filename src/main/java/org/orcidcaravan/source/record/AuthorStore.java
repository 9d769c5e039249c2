package org.orcidcaravan.source.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.author.Evidence;
import org.orcidcaravan.source.author.Found;
import org.orcidcaravan.source.author.Word;

/** The statements about authors and owners: all in the transaction of whoever calls, for many records at once. */
public final class AuthorStore {
    private static final String FORGET = "delete from source_author where record = any (?)";
    private static final String ADD = """
            insert into source_author (record, place, name, role, orcid, local_id, email, affiliation, name_key, detail_key,
                                       person, matched, candidates, why)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DISOWN = "delete from source_owner where record = any (?)";
    private static final String OWN = "insert into source_owner (record, person, how) values (?, ?, ?)";
    /** A word about one record before one about all. */
    private static final String WORDS = """
            select name_key, detail_key, source_id, person from source_author_word
            where source = ? and name_key = any (?) and (source_id is null or source_id = any (?))
            """;

    private AuthorStore() {}

    /** Puts the authors and owners of records in the place of those that were kept; the ids of the records' rows by key. */
    public static void replace(Connection connection, Map<String, Long> ids, List<Kept> records) throws SQLException {
        for (String sql : new String[] {FORGET, DISOWN}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(
                        1, connection.createArrayOf("bigint", ids.values().toArray()));
                statement.executeUpdate();
            }
        }
        try (PreparedStatement authors = connection.prepareStatement(ADD);
                PreparedStatement owners = connection.prepareStatement(OWN)) {
            for (Kept kept : records) {
                SourceRecord record = kept.ready().record();
                long id = ids.getOrDefault(record.sourceId(), 0L);
                for (int i = 0; i < record.authors().size(); i++) {
                    Found found =
                            kept.found().isEmpty() ? Found.NOBODY : kept.found().get(i);
                    add(authors, id, i + 1, record.authors().get(i), found);
                }
                for (Map.Entry<Long, Stored.Owned> owner : kept.owners().entrySet()) {
                    owners.setLong(1, id);
                    owners.setLong(2, owner.getKey());
                    owners.setString(3, owner.getValue().text());
                    owners.addBatch();
                }
            }
            authors.executeBatch();
            owners.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, long record, int place, Author author, Found found)
            throws SQLException {
        Evidence evidence = Evidence.of(author);
        Word.Key key = Word.Key.of(author);
        statement.setLong(1, record);
        statement.setInt(2, place);
        statement.setString(3, author.name());
        statement.setString(4, author.role());
        // What is no iD is kept as the source wrote it: an operator sees what is wrong with it.
        statement.setString(5, evidence.orcid() == null ? author.orcid() : evidence.orcid());
        statement.setString(6, author.localId());
        statement.setString(7, author.email());
        statement.setString(8, author.affiliation());
        statement.setString(9, key.name());
        statement.setString(10, key.details());
        statement.setObject(11, found.person(), java.sql.Types.BIGINT);
        Found.How how = found.how();
        statement.setString(12, how == null ? null : how.text());
        statement.setArray(
                13,
                statement
                        .getConnection()
                        .createArrayOf("bigint", found.candidates().toArray()));
        statement.setString(14, found.why());
        statement.addBatch();
    }

    /** What operators said of the authors of some records. */
    public static Words words(
            Connection connection, String source, Collection<String> names, Collection<String> records)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORDS)) {
            statement.setString(1, source);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            statement.setArray(3, connection.createArrayOf("text", records.toArray()));
            Map<Named, Word> words = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Word.Key key = new Word.Key(row.getString(1), row.getString(2));
                    Word word = new Word(key, row.getString(3), row.getObject(4, Long.class));
                    words.put(new Named(key, word.sourceId()), word);
                }
            }
            return new Words(words);
        }
    }

    private record Named(Word.Key key, @Nullable String sourceId) {}

    /** What operators said. */
    public static final class Words {
        private final Map<Named, Word> all;

        private Words(Map<Named, Word> all) {
            this.all = all;
        }

        /** What holds for an author of a record: what was said of this record goes before what was said of all. */
        public Optional<Word> of(String sourceId, Author author) {
            if (all.isEmpty()) {
                return Optional.empty();
            }
            Word.Key key = Word.Key.of(author);
            return Optional.ofNullable(all.get(new Named(key, sourceId)))
                    .or(() -> Optional.ofNullable(all.get(new Named(key, null))));
        }
    }
}
