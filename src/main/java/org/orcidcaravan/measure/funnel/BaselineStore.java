package org.orcidcaravan.measure.funnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.measure.MeasureTrouble;

/** The baseline: one row a day on which it was counted. */
@ApplicationScoped
public class BaselineStore {
    private static final String SAVE = """
            insert into adoption_baseline (day, records, ours, unreadable) values (?, ?, ?, ?)
            on conflict (day) do update
            set records = excluded.records, ours = excluded.ours, unreadable = excluded.unreadable
            """;

    private static final String NEWEST =
            "select day, records, ours, unreadable from adoption_baseline order by day desc limit 1";

    private final DataSource database;

    public BaselineStore(DataSource database) {
        this.database = database;
    }

    void save(BaselineFigure figure) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setObject(1, figure.day());
            statement.setLong(2, figure.records());
            statement.setLong(3, figure.ours());
            statement.setLong(4, figure.unreadable());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to keep the baseline", e);
        }
    }

    Optional<BaselineFigure> newest() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new BaselineFigure(
                            row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getLong(4)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to read the baseline", e);
        }
    }
}
