package org.orcidcaravan.consent.connect;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the history, in the caller's transaction. They are only ever added. */
public final class ConsentEventStore {
    private static final String ADD =
            "insert into consent_event (person, kind, detail, consent_text) values (?, ?, cast(? as jsonb), ?)";

    private static final String OF_PERSON = """
            select at, person, kind, cast(detail as text), consent_text from consent_event where person = ? order by id
            """;

    private ConsentEventStore() {}

    /** Adds one; its time is that of the transaction. */
    public static void add(Connection connection, ConsentEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            Long person = event.person();
            if (person == null) {
                statement.setNull(1, Types.BIGINT);
            } else {
                statement.setLong(1, person);
            }
            statement.setString(2, event.kind().text());
            statement.setString(3, event.detail().toString());
            statement.setString(4, event.consentText());
            statement.executeUpdate();
        }
    }

    static List<ConsentEvents.Noted> of(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_PERSON)) {
            statement.setLong(1, person);
            List<ConsentEvents.Noted> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new ConsentEvents.Noted(row.getTimestamp(1).toInstant(), read(row, person)));
                }
            }
            return all;
        }
    }

    private static ConsentEvent read(ResultSet row, @Nullable Long person) throws SQLException {
        try (JsonReader reader = Json.createReader(new StringReader(row.getString(4)))) {
            return new ConsentEvent(
                    person, ConsentEvent.Kind.of(row.getString(3)), reader.readObject(), row.getString(5));
        }
    }
}
