package org.orcidcaravan.consent.transfer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;

/**
 * What the columns of a file of tokens mean: by Caravan's names (design 4.9), or by those of DSpace's table
 * {@code orcid_token} and metadata fields, or of the table {@code orcid_token} of the New Zealand ORCID Hub.
 *
 * @param defaultScope for rows that name none
 */
record TokenForm(Table table, Optional<String> defaultScope) {
    private static final Set<String> COLUMNS = Set.of(
            "orcid", "access_token", "refresh_token", "scope", "expires_at", "person_id", "issue_time", "expires_in");
    /** Visible ASCII, as RFC 6750 has it, and no longer than any server makes them. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,2048}");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s;,|]+");
    /** Anything else in this column may be a token in the wrong place, and scopes are kept in clear. */
    private static final Pattern SCOPE = Pattern.compile("openid|(?:/[a-z]+(?:-[a-z]+)*)+");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    /**
     * Reads a file and its header.
     *
     * @param scope granted to every row that names no scope; null when each has to name its own
     * @throws FileUnusable when it cannot be read, is not UTF-8, or lacks a required column
     */
    static TokenForm read(Path file, @Nullable String scope) {
        Table table = Table.read(file, COLUMNS)
                .renamed("person.identifier.orcid", "orcid")
                .renamed("dspace.orcid.scope", "scope")
                .renamed("scopes", "scope");
        if (!table.has("orcid")) {
            // A key of the other system says whose the token is when nothing better does.
            table = table.renamed("eperson_id", "person_id").renamed("user_id", "person_id");
        }
        List<String> required = new ArrayList<>(List.of("access_token"));
        if (!table.has("person_id")) {
            required.add("orcid");
        }
        if (scope == null) {
            required.add("scope");
        }
        return new TokenForm(table.requiring(required), Optional.ofNullable(scope));
    }

    /** Columns that are left out; a duration without a beginning is none. */
    List<String> leftOut() {
        List<String> names = new ArrayList<>(table.unknown());
        if (table.has("expires_in") && !table.has("issue_time")) {
            names.add("expires_in");
        }
        return names;
    }

    String scopes(Row row) {
        String field = row.optional("scope").or(() -> defaultScope).orElseThrow(() -> new BadRow("scope is empty"));
        List<String> scopes = SEPARATORS
                .splitAsStream(field)
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (scopes.isEmpty() || !scopes.stream().allMatch(SCOPE.asMatchPredicate())) {
            throw new BadRow("scope is not a list of ORCID's scopes, such as /read-limited /activities/update");
        }
        return String.join(" ", scopes);
    }

    Secret access(Row row) {
        return secret("access_token", row.required("access_token"));
    }

    @Nullable
    Secret refresh(Row row) {
        return row.optional("refresh_token")
                .map(text -> secret("refresh_token", text))
                .orElse(null);
    }

    private static Secret secret(String column, String field) {
        if (!TOKEN.matcher(field).matches()) {
            throw new BadRow(column + " holds characters that no token has, or is too long");
        }
        return new Secret(field);
    }

    /** The end, or the beginning and the seconds from then to the end; null when the row says neither. */
    @Nullable
    Instant expiresAt(Row row) {
        Optional<String> end = row.optional("expires_at");
        if (end.isPresent()) {
            return Expiry.parse("expires_at", end.get());
        }
        Optional<String> begin = row.optional("issue_time");
        Optional<String> seconds = row.optional("expires_in");
        if (begin.isEmpty() || seconds.isEmpty()) {
            return null;
        }
        if (!SECONDS.matcher(seconds.get()).matches()) {
            throw new BadRow("expires_in is not a number of seconds, such as 631138518");
        }
        return Expiry.parse("issue_time", begin.get()).plusSeconds(Long.parseLong(seconds.get()));
    }
}
