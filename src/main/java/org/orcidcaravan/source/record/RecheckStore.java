package org.orcidcaravan.source.record;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Work;

/** Records as they are kept, to be asked again without their source: in the transaction of whoever calls. */
public final class RecheckStore {
    private static final String SOURCES = "select distinct source from source_record order by source";

    private static final String NEXT = """
            select id from source_record
            where source = ? and vanished_at is null and id > ? order by id limit ?
            """;

    /**
     * What may be decided otherwise now: rules changed, an embargo has ended, somebody who is named changed or is new here.
     * The minutes are for a transaction that was kept after a later one.
     */
    private static final String DUE = """
            with changed as (select * from person where updated_at > (
                    select coalesce(min(checked_at), now()) - interval '5 minutes' from source_record where source = ?)),
                 concerned as (
                select a.record, p.updated_at from changed p join source_author a on a.person = p.id
                union all select a.record, p.updated_at from changed p join source_author a on a.orcid = p.orcid
                    where a.person is null
                union all select a.record, p.updated_at from changed p join source_author a on a.local_id = p.person_id
                    where a.person is null
                union all select a.record, p.updated_at from changed p join source_author a on lower(a.email) = lower(p.email)
                    where a.person is null)
            select r.id from source_record r
            where r.source = ? and r.vanished_at is null and r.id > ?
              and (r.judged_by <> ? or r.judge_again <= ?
                   or r.wanted <> '{}' and exists (select from person p
                                                   where p.orcid = any (r.wanted) or p.person_id = any (r.wanted))
                   or r.id in (select c.record from concerned c where c.updated_at > r.checked_at - interval '5 minutes'))
            order by r.id limit ?
            """;

    private static final String READ = """
            select id, source_id, encode(digest, 'hex') as digest, changed_at, circumstances, owners, raw, work
            from source_record where id = any (?) order by id
            """;
    private static final String AUTHORS = """
            select record, name, role, orcid, local_id, email, affiliation from source_author
            where record = any (?) order by record, place
            """;

    private RecheckStore() {}

    /** Names of the sources of which there are records. */
    public static List<String> sources(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SOURCES);
                ResultSet row = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    /** Rows of a source's records behind this one. */
    public static List<Long> next(Connection connection, String source, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, source);
            statement.setLong(2, after);
            statement.setInt(3, most);
            return ids(statement);
        }
    }

    /** Rows of a source's records behind this one that may be decided otherwise now. */
    public static List<Long> due(Connection connection, Due due, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setString(1, due.source());
            statement.setString(2, due.source());
            statement.setLong(3, after);
            statement.setString(4, due.rules());
            statement.setObject(5, due.today());
            statement.setInt(6, most);
            return ids(statement);
        }
    }

    /**
     * What is asked.
     *
     * @param rules the rules that hold now
     */
    public record Due(String source, String rules, LocalDate today) {}

    private static List<Long> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getLong(1));
            }
            return ids;
        }
    }

    /** Records as their source last told them; the place of each is its row. */
    public static List<Checked.Ready> read(Connection connection, List<Long> ids) throws SQLException {
        ListMultimap<Long, Author> authors = authors(connection, ids);
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            List<Checked.Ready> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Timestamp changed = row.getTimestamp("changed_at");
                    String work = row.getString("work");
                    SourceRecord record = new SourceRecord(
                            row.getString("source_id"),
                            changed == null ? null : changed.toInstant(),
                            (Work) CanonicalItem.read(Section.WORK, work),
                            authors.get(row.getLong("id")),
                            StoredJson.owners(row.getString("owners")),
                            StoredJson.circumstances(row.getString("circumstances")),
                            StoredJson.raw(row.getString("raw")));
                    all.add(new Checked.Ready(row.getLong("id"), record, List.of(), work, row.getString("digest")));
                }
            }
            return all;
        }
    }

    private static ListMultimap<Long, Author> authors(Connection connection, List<Long> ids) throws SQLException {
        ListMultimap<Long, Author> authors = ArrayListMultimap.create();
        try (PreparedStatement statement = connection.prepareStatement(AUTHORS)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    authors.put(
                            row.getLong(1),
                            new Author(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7)));
                }
            }
        }
        return authors;
    }
}
