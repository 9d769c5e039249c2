package org.orcidcaravan.source.dspace.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads profiles: iD, permission and what the researcher prefers. */
public final class ProfileStore {
    /** Of several values the first one counts; one that is blank counts as none. */
    private static final String PROFILE = """
            with value as (
                select s.short_id || '.' || f.element || coalesce('.' || nullif(f.qualifier, ''), '') as field,
                       v.text_value, v.place, v.metadata_value_id
                from metadatavalue v
                join metadatafieldregistry f on f.metadata_field_id = v.metadata_field_id
                join metadataschemaregistry s on s.metadata_schema_id = f.metadata_schema_id
                where v.dspace_object_id = ?)
            select (select text_value from value where field = 'person.identifier.orcid' order by place, metadata_value_id limit 1),
                   (select text_value from value where field = 'dspace.orcid.sync-mode' order by place, metadata_value_id limit 1),
                   (select access_token from orcid_token where profile_item_id = ? limit 1)
            """;

    private ProfileStore() {}

    /** The profile of an item; one that is not there has nothing. */
    public static Profile read(Connection dspace, UUID id) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(PROFILE)) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Profile(
                        id, filled(row.getString(1)), filled(row.getString(3)), "BATCH".equals(row.getString(2)));
            }
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
