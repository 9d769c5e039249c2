package org.orcidcaravan.consent.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.orcidcaravan.consent.keep.PersonalDataStore.Part;

/**
 * What is kept by an iD, in tables that do not refer to people: that ORCID is to call, what it called about, and what sinks
 * are told of the record. The iDs of a person are the linked one and those of their permissions, past ones too, unless
 * somebody else is linked with it by now.
 */
final class ByOrcidStore {
    private static final String ORCIDS = keys("");

    /** Events about links have the institution's key of the person. */
    private static final String KEYS = keys("""
            union select person_id from person where id = me.id
            union select person_id from link_told where person = me.id
            """);

    private static final String BY_ORCID = "orcid in (" + ORCIDS + ")";
    private static final String BY_KEY = "key in (" + KEYS + ")";
    private static final String BY_PLACE = "position in (select place_of(key) from (" + ORCIDS + ") as theirs)";

    /** What a webhook brought to light: without it nobody would have been told. */
    private static final String TOLD =
            "topic = 'record' and body like '%\"via\":\"webhook\"%' and key in (" + ORCIDS + ")";

    /** For the export. What the mirror holds of any public record is not among them. */
    static final List<Part> PARTS = List.of(
            new Part("webhook", BY_ORCID),
            new Part("webhook_notice", BY_ORCID),
            new Part("event", BY_KEY),
            new Part("event_refused", BY_KEY),
            new Part("event_heard", BY_KEY),
            new Part("changed_record", BY_PLACE),
            new Part("record_state", BY_PLACE));

    /** An address that ORCID has, or may have, is needed until it is taken back; then its row goes as well. */
    private static final List<String> FORGET = List.of(
            "delete from webhook where url is null and " + BY_ORCID,
            """
            update webhook
            set next_at = case when state in ('wanted', 'renewing') then greatest(next_at, now()) else now() end,
                state = 'leaving', attempts = 0, problem = null, heard_at = null
            where state <> 'leaving' and\s""" + BY_ORCID,
            "delete from webhook_notice where " + BY_ORCID,
            "delete from event where " + TOLD,
            "delete from event_refused where " + TOLD);

    private ByOrcidStore() {}

    /** A query for the iDs, and more keys, of the person whose row has the id that is its one parameter. */
    private static String keys(String more) {
        return """
                select mine.key from (values (cast(? as bigint))) as me (id)
                cross join lateral (
                    select orcid as key from person where id = me.id
                    union select orcid from token where person = me.id
                    union select orcid from departure where person = me.id
                    union select orcid from link_told where person = me.id
                """ + more + """
                ) as mine
                where mine.key is not null
                  and not exists (select from person other where other.orcid = mine.key and other.id <> me.id)
                """;
    }

    /** Call it while the person's row is still there. */
    static void forget(Connection connection, long person) throws SQLException {
        for (String sql : FORGET) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, person);
                statement.executeUpdate();
            }
        }
    }
}
