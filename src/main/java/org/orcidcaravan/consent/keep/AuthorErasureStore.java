package org.orcidcaravan.consent.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What an erasure takes out of what sources told, in the caller's transaction. Who wrote what is the repository's bibliography
 * and stays, as does what a source names them by there; that it is somebody whom we knew goes, and how to reach them.
 */
final class AuthorErasureStore {
    /** Every address of theirs that a source told: their own, and those of authors who were found to be them. */
    private static final String ADDRESSES = """
            with address as (
                select lower(email) as email from person where id = ? and coalesce(email, '') <> ''
                union select lower(email) from source_author where person = ? and coalesce(email, '') <> ''),
            """;

    /** Raw fields hold the address as well, beside those of others; nothing of it is a pattern. */
    private static final String RAW = ADDRESSES + """
            said as (
                select record from source_author where person = ?
                union select a.record from source_author a join address on lower(a.email) = address.email where a.person is null),
            pattern as (
                select '(?<![[:alnum:]._%+-])(' || string_agg(regexp_replace(email, '([^[:alnum:]@_])', '\\\\\\1', 'g'), '|')
                       || ')(?![[:alnum:]-])' as text from address)
            update source_record r
            set raw = (select jsonb_object_agg(field.key, regexp_replace(field.value, pattern.text, '', 'gi'))
                       from jsonb_each_text(r.raw) field)
            from pattern
            where r.id in (select record from said) and pattern.text is not null and r.raw::text ~* pattern.text
            """;

    /** The key of an operator's word is of the details that are left, as if the source had told no more. */
    private static final String AUTHORS = ADDRESSES + """
            said as (
                select a.record, a.place from source_author a where a.person = ?
                union select a.record, a.place from source_author a join address on lower(a.email) = address.email
                      where a.person is null)
            update source_author a
            set email = null, person = null, why = null,
                matched = case when a.matched = 'rejected' then a.matched end, candidates = '{}',
                detail_key = case when a.email is null then a.detail_key
                                  else btrim(replace(a.detail_key, lower(a.email), '')) end
            from said where a.record = said.record and a.place = said.place
            """;

    private static final String CANDIDATE = """
            update source_author set candidates = array_remove(candidates, ?)
            where matched = 'proposed' and ? = any (candidates)
            """;

    private AuthorErasureStore() {}

    static void forget(Connection connection, long person) throws SQLException {
        for (String sql : new String[] {RAW, AUTHORS}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, person);
                statement.setLong(2, person);
                statement.setLong(3, person);
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(CANDIDATE)) {
            statement.setLong(1, person);
            statement.setLong(2, person);
            statement.executeUpdate();
        }
    }
}
