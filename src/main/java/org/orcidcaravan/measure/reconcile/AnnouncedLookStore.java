package org.orcidcaravan.measure.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.record.ShownItem;

/** What of ours a record no longer shows, in the caller's transaction. */
final class AnnouncedLookStore {
    /** What was written just now may not have been there when the record was read: it is left alone. */
    private static final String DOUBT = """
            insert into reconciliation_look (person, section, reason)
            select distinct i.person, i.section, 'missing'
            from item i join person p on p.id = i.person
            where p.orcid = ? and i.put_code is not null and i.removed_at is null
              and exists (select from token t where t.person = p.id and t.orcid = p.orcid and t.state = 'valid')
              and not exists (select from attempt a join task k on k.id = a.task
                              where k.item = i.id and a.began_at > now() - make_interval(secs => ?))
              and (i.section, i.put_code) not in (
                  select section, put_code from unnest(cast(? as text[]), cast(? as bigint[])) as shown(section, put_code))
            on conflict (person, section) do nothing
            """;

    private AnnouncedLookStore() {}

    /** How many parts of the record ORCID is newly to be asked about. */
    static int doubt(Connection connection, OrcidId orcid, List<ShownItem> shown, Duration margin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DOUBT)) {
            statement.setString(1, orcid.toString());
            statement.setDouble(2, margin.toMillis() / 1_000.0);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            shown.stream().map(item -> item.section().text()).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", shown.stream().map(ShownItem::putCode).toArray()));
            return statement.executeUpdate();
        }
    }
}
