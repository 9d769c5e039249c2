package org.orcidcaravan.source.dspace.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A DSpace database of a test's own, filled by hand: synthetic items, profiles and queue rows. */
public final class DspaceTables {
    private final DataSource database;
    private long made;

    private DspaceTables(DataSource database) {
        this.database = database;
    }

    /** Makes DSpace's tables in a database that has nothing else. */
    public static DspaceTables in(DataSource database) {
        DspaceTables tables = new DspaceTables(database);
        tables.run("drop schema public cascade");
        tables.run("create schema public");
        try (InputStream in = DspaceTables.class.getResourceAsStream("/dspace/schema.sql")) {
            tables.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    /** The database. */
    public DataSource source() {
        return database;
    }

    /** As Caravan reads it. */
    public DspaceStore store() {
        return new DspaceStore(
                database,
                List.of(
                        Virtual.parse("isAuthorOfPublication:dc.contributor.author=person.familyName+person.givenName"),
                        Virtual.parse("isPersonOfProject:project.investigator=person.familyName+person.givenName")));
    }

    /** An item with values {@code field=value}, each the next of its field; {@code field=value|authority}. */
    public UUID item(String... values) {
        UUID id = new UUID(0xD5ACEL << 32, ++made);
        update("insert into dspaceobject values (?)", id);
        update("insert into item (uuid, in_archive, withdrawn, discoverable) values (?, true, false, true)", id);
        update("insert into handle (handle, resource_type_id, resource_id) values (?, 2, ?)", "123456789/" + made, id);
        for (String value : values) {
            add(id, value);
        }
        return id;
    }

    /** One more value of an item. */
    public void add(UUID item, String value) {
        int at = value.indexOf('=');
        int bar = value.indexOf('|');
        String authority = bar < 0 ? null : value.substring(bar + 1);
        String text = bar < 0 ? value.substring(at + 1) : value.substring(at + 1, bar);
        String field = value.substring(0, at);
        update("""
                insert into metadatavalue (metadata_field_id, text_value, place, authority, dspace_object_id)
                select f.metadata_field_id, ?,
                       (select count(*) from metadatavalue v where v.metadata_field_id = f.metadata_field_id and v.dspace_object_id = ?),
                       ?, ?
                from metadatafieldregistry f join metadataschemaregistry s using (metadata_schema_id)
                where s.short_id || '.' || f.element || coalesce('.' || f.qualifier, '') = ?
                """, text, item, authority, item, field);
    }

    /** A profile whose owner lets the script send; token null: none. */
    public UUID profile(@Nullable String orcid, @Nullable String token, String... values) {
        UUID id = item(values);
        add(id, "dspace.orcid.sync-mode=BATCH");
        if (orcid != null) {
            add(id, "person.identifier.orcid=" + orcid);
        }
        if (token != null) {
            UUID person = new UUID(0xE5ACEL << 32, ++made);
            update("insert into dspaceobject values (?)", person);
            update("insert into eperson values (?, ?)", person, "person" + made + "@example.org");
            update(
                    "insert into orcid_token values (nextval('orcid_token_id_seq')::integer, ?, ?, ?)",
                    person,
                    id,
                    token);
        }
        return id;
    }

    /** Relates two items by a relationship, by its name seen from the left. */
    public void relate(UUID left, String type, UUID right, int leftPlace) {
        update("""
                insert into relationship (left_id, type_id, right_id, left_place, right_place)
                select ?, id, ?, ?, 0 from relationship_type where leftward_type = ?
                """, left, right, leftPlace, type);
    }

    /** A row of the queue; gives its number. */
    public int queue(
            UUID owner,
            @Nullable UUID entity,
            String recordType,
            @Nullable String operation,
            @Nullable String putCode) {
        update("""
                insert into orcid_queue (id, owner_id, entity_id, record_type, operation, put_code, description)
                values (nextval('orcid_queue_id_seq'), ?, ?, ?, ?, ?, ?)
                """, owner, entity, recordType, operation, putCode, "About " + recordType);
        return Integer.parseInt(of("select max(id) from orcid_queue").getFirst());
    }

    /** Changes something. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Rows, with a bar between their columns. */
    public List<String> of(String sql, @Nullable Object... values) {
        return rows(database, sql, values);
    }

    /** Rows of any database, with a bar between their columns. */
    public static List<String> rows(DataSource database, String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> texts = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        texts.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(String.join("|", texts));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
