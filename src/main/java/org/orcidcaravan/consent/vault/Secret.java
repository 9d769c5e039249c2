package org.orcidcaravan.consent.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A token in clear, which exists only between vault and HTTP call, or between file and vault. Whatever prints it prints
 * {@code ***} (faults.md row 79).
 *
 * @param value the token itself; for the {@code Authorization} header and nothing else
 */
public record Secret(String value) {
    private static final String MASK = "***";

    /** The text with every occurrence of this secret masked: ORCID's refusals quote the token they refuse. */
    public String maskedIn(String text) {
        return value.isEmpty() ? text : text.replace(value, MASK);
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes as long for a near miss as for any other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /** The same for all: a hash would tell something of the secret wherever it is printed. */
    @Override
    public int hashCode() {
        return MASK.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
