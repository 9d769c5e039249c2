package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.mirror.Printable;

/** The history of the passes. */
@ApplicationScoped
class PassStore {
    private static final String BEGIN = """
            insert into sync_pass (mirror_id, kind, data_classes, started_at) values (?, ?, ?, ?) returning id
            """;
    private static final String END = """
            update sync_pass set finished_at = now(), outcome = ?, listed = ?, fetched = ?, bytes = ?, adopted = ?,
                   removed = ?, failed = ?, problem = ?
            where id = ?
            """;

    private final DataSource database;

    PassStore(DataSource database) {
        this.database = database;
    }

    long begin(int mirror, String kind, String dataClasses, Instant startedAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setInt(1, mirror);
            statement.setString(2, kind);
            statement.setString(3, dataClasses);
            statement.setTimestamp(4, Timestamp.from(startedAt));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void end(long id, PassReport report) throws SQLException {
        PassReport.Counts counts = report.counts();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, report.complete() ? "complete" : "incomplete");
            statement.setLong(2, counts.listed());
            statement.setLong(3, counts.fetched());
            statement.setLong(4, counts.bytes());
            statement.setLong(5, counts.adopted());
            statement.setLong(6, counts.removed());
            statement.setLong(7, counts.failed());
            statement.setString(8, report.troubles().isEmpty() ? null : problem(report));
            statement.setLong(9, id);
            statement.executeUpdate();
        }
    }

    private static String problem(PassReport report) {
        return report.troubles().stream().map(Printable::of).collect(Collectors.joining("\n"));
    }
}
