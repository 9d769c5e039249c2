package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** The statements of a merge, in the caller's transaction, which has locked both writers. */
final class MergerStore {
    private static final String LEASED = """
            select exists (select from writer where person in (?, ?) and lease_until is not null)
                   or exists (select from task where person in (?, ?) and state = 'leased')
            """;

    private static final String TWO_IDS = """
            select exists (select from person a, person b where a.id = ? and b.id = ? and a.orcid <> b.orcid)
            """;

    /** The iD goes from one to the other: no two have it at any moment. */
    private static final String TAKE = "select orcid, orcid_authenticated_at from person where id = ?";

    private static final String CLEAR = "update person set orcid = null where id = ?";

    private static final String PERSON = """
            update person k
            set orcid = coalesce(k.orcid, ?),
                orcid_authenticated_at = coalesce(k.orcid_authenticated_at, o.orcid_authenticated_at),
                given_name = coalesce(k.given_name, o.given_name), family_name = coalesce(k.family_name, o.family_name),
                email = coalesce(k.email, o.email), unit = coalesce(k.unit, o.unit),
                groups = k.groups || array(select unnest(o.groups) except select unnest(k.groups)), raw = o.raw || k.raw,
                updated_at = now()
            from person o where k.id = ? and o.id = ?
            """;

    /** Of two that are the same thing, that stays which is, was, or may be in the record. */
    private static final String DOUBLES = """
            with pair as (
                select k.id as kept, o.id as other,
                       k.put_code is null and (o.put_code is not null or o.removed_at is not null
                           or exists (select from task t where t.item = o.id and t.look)) as other_stays
                from item k join item o on o.source = k.source and o.source_id = k.source_id and o.section = k.section
                where k.person = ? and o.person = ?)
            delete from item i using pair p where i.id = case when p.other_stays then p.kept else p.other end
            """;

    private static final String ITEMS = "update item set person = ? where person = ?";
    private static final String TASKS = "update task set person = ? where person = ?";
    private static final String SUPPRESSIONS = """
            insert into suppression (person, source, source_id, reason, said_by, created_at)
            select ?, source, source_id, reason, said_by, created_at from suppression where person = ?
            on conflict do nothing
            """;

    /** What one of them had already, or is to have, is not sent a second time. */
    private static final String CANCEL_MAILS = """
            update mail m set state = 'cancelled', message = 'Two people became one, who has this mail already.',
                changed_at = now()
            from mail k
            where m.state = 'planned' and k.campaign = m.campaign and k.part = m.part
              and (k.person = ? and m.person = ? and k.state <> 'cancelled'
                   or k.person = ? and m.person = ? and k.state not in ('planned', 'cancelled'))
            """;

    /** Their rounds come after those that are there: no two have the same number. */
    private static final String MAILS = """
            update mail m
            set person = ?, round = m.round + coalesce(
                (select max(k.round) from mail k where k.person = ? and k.campaign = m.campaign and k.part = m.part), 0)
            where person = ?
            """;

    /** A record that both have made is one person's now. */
    private static final String OWNED_TWICE = """
            delete from source_owner o using source_owner k
            where k.record = o.record and k.person = ? and o.person = ?
            """;

    /** All that refers to a person, but for what is dealt with by name. */
    private static final String REFERENCES = """
            select quote_ident(t.relname), quote_ident(a.attname)
            from pg_constraint c join pg_class t on t.oid = c.conrelid
                 join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = 'person'::regclass
              and t.relname not in ('item', 'task', 'suppression', 'writer', 'mail')
            order by t.relname
            """;

    private static final String REMOVE = "delete from person where id = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    private MergerStore() {}

    static boolean leased(Connection connection, long stays, long goes) throws SQLException {
        return isTrue(connection, LEASED, stays, goes, stays, goes);
    }

    static boolean twoIds(Connection connection, long stays, long goes) throws SQLException {
        return isTrue(connection, TWO_IDS, stays, goes);
    }

    static void person(Connection connection, long stays, long goes) throws SQLException {
        String orcid;
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, goes);
            try (ResultSet row = statement.executeQuery()) {
                orcid = row.next() ? row.getString(1) : null;
            }
        }
        change(connection, CLEAR, goes);
        try (PreparedStatement statement = connection.prepareStatement(PERSON)) {
            statement.setString(1, orcid);
            statement.setLong(2, stays);
            statement.setLong(3, goes);
            statement.executeUpdate();
        }
    }

    static int doubles(Connection connection, long stays, long goes) throws SQLException {
        return change(connection, DOUBLES, stays, goes);
    }

    static int items(Connection connection, long stays, long goes) throws SQLException {
        change(connection, TASKS, stays, goes);
        change(connection, SUPPRESSIONS, stays, goes);
        return change(connection, ITEMS, stays, goes);
    }

    static void mails(Connection connection, long stays, long goes) throws SQLException {
        change(connection, CANCEL_MAILS, stays, goes, goes, stays);
        change(connection, MAILS, stays, stays, goes);
    }

    /** Hands over all other rows; tells of which tables some could not, because both have what only one can have. */
    static List<String> rest(Connection connection, long stays, long goes) throws SQLException {
        List<String> left = new ArrayList<>();
        change(connection, OWNED_TWICE, stays, goes);
        for (String[] reference : references(connection)) {
            Savepoint before = connection.setSavepoint();
            try {
                change(
                        connection,
                        "update " + reference[0] + " set " + reference[1] + " = ? where " + reference[1] + " = ?",
                        stays,
                        goes);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                left.add(reference[0]);
            }
        }
        return left;
    }

    private static List<String[]> references(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFERENCES);
                ResultSet row = statement.executeQuery()) {
            List<String[]> references = new ArrayList<>();
            while (row.next()) {
                references.add(new String[] {row.getString(1), row.getString(2)});
            }
            return references;
        }
    }

    static void remove(Connection connection, long goes) throws SQLException {
        change(connection, REMOVE, goes);
    }

    private static int change(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static boolean isTrue(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
