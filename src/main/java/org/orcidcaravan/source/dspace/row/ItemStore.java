package org.orcidcaravan.source.dspace.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads items: their metadata, their handle, and what they are related to. */
public final class ItemStore {
    private static final String METADATA = """
            select v.metadata_field_id, v.text_value, v.place, v.authority,
                   s.short_id || '.' || f.element || coalesce('.' || nullif(f.qualifier, ''), '') as field
            from metadatavalue v
            join metadatafieldregistry f on f.metadata_field_id = v.metadata_field_id
            join metadataschemaregistry s on s.metadata_schema_id = f.metadata_schema_id
            where v.dspace_object_id = ?
            order by v.metadata_field_id, v.place, v.metadata_value_id
            """;

    /** 2 is an item. */
    private static final String HANDLE =
            "select handle from handle where resource_id = ? and resource_type_id = 2 order by handle_id limit 1";

    private static final String FIELD = """
            select f.metadata_field_id from metadatafieldregistry f
            join metadataschemaregistry s on s.metadata_schema_id = f.metadata_schema_id
            where s.short_id || '.' || f.element || coalesce('.' || nullif(f.qualifier, ''), '') = ?
            """;

    /** Of two related items, the one that counts is the latest version: 0 both are, 1 the left one, 2 the right one. */
    private static final String RELATED = """
            select case when r.left_id = ? then r.right_id else r.left_id end as other,
                   case when r.left_id = ? then r.left_place else r.right_place end as place
            from relationship r join relationship_type t on t.id = r.type_id
            where (r.left_id = ? and t.leftward_type = ? :right or r.right_id = ? and t.rightward_type = ? :left)
            order by t.id, place, r.id
            """;

    /** The organisation of a project is looked for on both sides. */
    private static final String EITHER = """
            select case when r.left_id = ? then r.right_id else r.left_id end as other,
                   case when r.left_id = ? then r.left_place else r.right_place end as place
            from relationship r join relationship_type t on t.id = r.type_id
            where (t.leftward_type = ? or t.rightward_type = ?) and (r.left_id = ? :right or r.right_id = ? :left)
            order by t.id, place, r.id
            """;

    private static final String VERSIONED = """
            select 1 from information_schema.columns
            where table_schema = any (current_schemas(false)) and table_name = 'relationship' and column_name = 'latest_version_status'
            """;

    private final List<Virtual> virtual;

    public ItemStore(List<Virtual> virtual) {
        this.virtual = List.copyOf(virtual);
    }

    private record Related(UUID id, int place) {}

    /** The item; one that is not there has nothing. */
    public DspaceItem read(Connection dspace, UUID id) throws SQLException {
        List<MetadataValue> stored = metadata(dspace, id);
        List<MetadataValue> values = new ArrayList<>(stored);
        for (Virtual one : virtual) {
            values.addAll(virtual(dspace, id, one));
        }
        values.sort(Comparator.comparingInt(MetadataValue::fieldId).thenComparingInt(MetadataValue::place));
        return new DspaceItem(id, handle(dspace, id), stored, values);
    }

    /** The items that this one is related to by a relationship of this name, on whichever side, in its order. */
    public List<DspaceItem> related(Connection dspace, UUID id, String type) throws SQLException {
        List<DspaceItem> items = new ArrayList<>();
        try (PreparedStatement statement = dspace.prepareStatement(latest(dspace, EITHER))) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.setString(3, type);
            statement.setString(4, type);
            statement.setObject(5, id);
            statement.setObject(6, id);
            for (Related related : related(statement)) {
                List<MetadataValue> metadata = metadata(dspace, related.id());
                items.add(new DspaceItem(related.id(), null, metadata, metadata));
            }
        }
        return items;
    }

    private static List<MetadataValue> virtual(Connection dspace, UUID id, Virtual virtual) throws SQLException {
        List<MetadataValue> values = new ArrayList<>();
        Optional<Integer> field = field(dspace, virtual.field());
        if (field.isEmpty()) {
            return values;
        }
        try (PreparedStatement statement = dspace.prepareStatement(latest(dspace, RELATED))) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.setObject(3, id);
            statement.setString(4, virtual.type());
            statement.setObject(5, id);
            statement.setString(6, virtual.type());
            for (Related related : related(statement)) {
                List<MetadataValue> metadata = metadata(dspace, related.id());
                DspaceItem other = new DspaceItem(related.id(), null, metadata, metadata);
                String value = virtual.parts().stream()
                        .flatMap(part -> other.first(Optional.of(part)).stream())
                        .map(MetadataValue::text)
                        .collect(Collectors.joining(", "));
                if (!value.isEmpty()) {
                    values.add(new MetadataValue(field.get(), virtual.field(), value, related.place(), null));
                }
            }
        }
        return values;
    }

    private static List<Related> related(PreparedStatement statement) throws SQLException {
        List<Related> related = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                related.add(new Related(row.getObject(1, UUID.class), row.getInt(2)));
            }
        }
        return related;
    }

    private static List<MetadataValue> metadata(Connection dspace, UUID id) throws SQLException {
        List<MetadataValue> values = new ArrayList<>();
        try (PreparedStatement statement = dspace.prepareStatement(METADATA)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(new MetadataValue(
                            row.getInt("metadata_field_id"),
                            row.getString("field"),
                            row.getString("text_value"),
                            row.getInt("place"),
                            row.getString("authority")));
                }
            }
        }
        return values;
    }

    private static @Nullable String handle(Connection dspace, UUID id) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(HANDLE)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static Optional<Integer> field(Connection dspace, String name) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(FIELD)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    /** Of each version of a related item only the latest counts, where DSpace knows which it is. */
    private static String latest(Connection dspace, String sql) throws SQLException {
        boolean versioned = isVersioned(dspace);
        return sql.replace(":right", versioned ? "and r.latest_version_status in (0, 2)" : "")
                .replace(":left", versioned ? "and r.latest_version_status in (0, 1)" : "");
    }

    private static boolean isVersioned(Connection dspace) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(VERSIONED);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }
}
