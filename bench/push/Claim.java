package org.orcidcaravan.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The very statement of the route {@code push-works}, with its placeholders as JDBC has them. */
final class Claim {
    private static final Pattern PLACEHOLDER = Pattern.compile(":#\\$\\{bean:pushClaims\\.(\\w+)}");

    private final String sql = PLACEHOLDER.matcher(text()).replaceAll("?");
    private final List<Object> values;

    Claim(Plan plan) {
        Map<String, Object> known = values(plan);
        values = PLACEHOLDER.matcher(text()).results().map(r -> known.get(r.group(1))).toList();
    }

    /** A person's turn. */
    record Turn(long person, long fencing) {}

    List<Turn> next(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Turn> turns = new ArrayList<>();
                while (row.next()) {
                    turns.add(new Turn(row.getLong("person"), row.getLong("fencing")));
                }
                return turns;
            }
        }
    }

    /** With the values in it, for EXPLAIN. */
    static String literally(Plan plan) {
        Map<String, Object> known = values(plan);
        return PLACEHOLDER
                .matcher(text())
                .replaceAll((MatchResult r) -> Matcher.quoteReplacement("'" + known.get(r.group(1)) + "'"));
    }

    private static Map<String, Object> values(Plan plan) {
        return Map.of("people", plan.workers(), "bulk", 100, "owner", "bench", "lease", "PT2M");
    }

    private static String text() {
        try (InputStream in = Claim.class.getResourceAsStream("/push/claim-works.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
