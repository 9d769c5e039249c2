package org.orcidcaravan.source.dspace.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code orcid_history}: the statements, each in the transaction of whoever calls. */
public final class HistoryStore {
    private static final String ADD = """
            insert into orcid_history (id, owner_id, entity_id, put_code, timestamp_last_attempt, response_message, status,
                                       metadata, operation, record_type, description)
            values (nextval('orcid_history_id_seq'), ?, ?, ?, now(), ?, ?, ?, ?, ?, ?) returning id
            """;

    /** What DSpace calls successful is from 200 to 300. The last put-code counts, unless a deletion came after it. */
    private static final String STANDING = """
            select put_code from orcid_history h
            where h.owner_id = ? and h.entity_id = ? and coalesce(h.put_code, '') <> ''
              and not exists (select 1 from orcid_history d
                              where d.owner_id = h.owner_id and d.entity_id = h.entity_id and d.operation = 'DELETE'
                                and d.status between 200 and 300 and d.id > h.id)
            order by h.timestamp_last_attempt desc nulls last, h.id desc limit 1
            """;

    private static final String OF_SECTION = """
            select put_code from orcid_history h
            where h.owner_id = ? and h.record_type = ? and h.metadata = ? and coalesce(h.put_code, '') <> ''
            order by h.timestamp_last_attempt desc nulls last, h.id desc limit 1
            """;

    private static final String SINCE = """
            select h.id, h.owner_id, h.status from orcid_history h where h.id > ? order by h.id
            """;

    /** Of each thing the last put-code, unless a deletion came after it; no row of the queue has the number 0. */
    private static final String KNOWN = """
            select distinct on (h.owner_id, h.entity_id, h.record_type, h.metadata)
                   0 as id, h.owner_id, h.entity_id, h.put_code, h.record_type, h.description, h.metadata
            from orcid_history h
            where h.entity_id is not null and coalesce(h.put_code, '') <> ''
              and not exists (select 1 from orcid_history d
                              where d.owner_id = h.owner_id and d.operation = 'DELETE' and d.status between 200 and 300
                                and d.id > h.id and d.record_type = h.record_type
                                and (d.entity_id = h.entity_id or d.metadata = h.metadata))
            order by h.owner_id, h.entity_id, h.record_type, h.metadata, h.id desc
            """;

    private HistoryStore() {}

    /** What is in records, as far as DSpace knows, each as a row of the queue that would replace it. */
    static List<QueueRow> known(Connection dspace) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(KNOWN);
                ResultSet row = statement.executeQuery()) {
            List<QueueRow> known = new ArrayList<>();
            while (row.next()) {
                known.add(new QueueRow(
                        row.getInt("id"),
                        row.getObject("owner_id", UUID.class),
                        row.getObject("entity_id", UUID.class),
                        null,
                        row.getString("put_code"),
                        row.getString("record_type"),
                        row.getString("description"),
                        "UPDATE",
                        row.getString("metadata")));
            }
            return known;
        }
    }

    /**
     * What became of a row.
     *
     * @param status HTTP's; 0: no answer
     */
    public record Entry(
            int status, @Nullable String message, @Nullable String putCode) {}

    /** A row that somebody wrote. */
    public record Written(int id, UUID owner, int status) {}

    /** Notes what became of a row; gives the number of the new row. */
    public static int add(Connection dspace, QueueRow row, Entry entry) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(ADD)) {
            statement.setObject(1, row.owner());
            statement.setObject(2, row.entity());
            statement.setString(3, entry.putCode());
            // PostgreSQL's text takes no NUL.
            statement.setString(
                    4, entry.message() == null ? null : entry.message().replace("\0", ""));
            statement.setInt(5, entry.status());
            statement.setString(6, row.metadata());
            statement.setString(7, row.operation());
            statement.setString(8, row.recordType());
            statement.setString(9, row.description());
            try (ResultSet added = statement.executeQuery()) {
                added.next();
                return added.getInt(1);
            }
        }
    }

    /** The put-code of an item that is in the record, as far as DSpace knows. */
    public static Optional<String> standing(Connection dspace, UUID owner, UUID entity) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(STANDING)) {
            statement.setObject(1, owner);
            statement.setObject(2, entity);
            return text(statement);
        }
    }

    /** The last put-code of a part of a profile. */
    public static Optional<String> ofSection(Connection dspace, UUID owner, String recordType, String signature)
            throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(OF_SECTION)) {
            statement.setObject(1, owner);
            statement.setString(2, recordType);
            statement.setString(3, signature);
            return text(statement);
        }
    }

    /** What was written after a row. */
    public static List<Written> since(Connection dspace, int id) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(SINCE)) {
            statement.setInt(1, id);
            List<Written> written = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    written.add(new Written(row.getInt(1), row.getObject(2, UUID.class), row.getInt(3)));
                }
            }
            return written;
        }
    }

    /** The number of the last row; 0 when there is none. */
    public static int last(Connection dspace) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement("select coalesce(max(id), 0) from orcid_history");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Optional<String> text(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
