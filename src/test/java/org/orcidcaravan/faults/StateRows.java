package org.orcidcaravan.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's state from outside, and changes it as time or a dead process would. */
record StateRows(String url, String user, String password) {
    /** The database's name. */
    String name() {
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    /** Another database of the same server. */
    StateRows in(String other) {
        int name = url.lastIndexOf('/') + 1;
        return new StateRows(
                url.substring(0, name) + url.substring(name).replaceFirst("^[^?]*", other), user, password);
    }

    /** Runs a statement; gives how many rows it changed. */
    int change(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The statement " + sql + " failed", e);
        }
    }

    /** The rows of a query, their columns joined by bars. */
    List<String> of(String query, Object... values) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(String.join("|", cells));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The query " + query + " failed", e);
        }
    }
}
