package org.orcidcaravan.consent.vault;

import java.nio.charset.StandardCharsets;
import org.orcidcaravan.orcid.OrcidId;

/**
 * The one place where a ciphertext may lie. It is authenticated with it, so that one that was moved to another row,
 * record or column does not decrypt.
 *
 * @param column {@code access_token} or {@code refresh_token}
 * @param row the id in the table {@code token}
 */
public record Slot(String column, long row, OrcidId orcid) {
    byte[] associatedData() {
        return "token\n%d\n%s\n%s".formatted(row, orcid, column).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return column + " of token " + row;
    }
}
