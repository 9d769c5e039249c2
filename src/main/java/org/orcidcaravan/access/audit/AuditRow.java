package org.orcidcaravan.access.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * An act of somebody.
 *
 * @param id from 1, without gaps
 * @param actor {@code cli:} and the operating system's user, {@code console:} and the operator's login, {@code api:} and the
 *     token's name
 * @param action as {@code dead-letter.replay}
 * @param subject as {@code task:17}
 * @param detail JSON, as PostgreSQL writes it
 * @param link how the row hangs on the one before it
 */
public record AuditRow(long id, Instant at, String actor, String action, String subject, String detail, Link link) {
    /**
     * A link of the chain: two SHA-256 in hexadecimal.
     *
     * @param previous the hash of the row before; of the first row, {@link #NOTHING}
     */
    public record Link(String previous, String hash) {
        /** What the first row hangs on: 32 zero bytes. */
        public static final String NOTHING = "00".repeat(32);

        static Link of(byte[] previous, byte[] hash) {
            return new Link(HexFormat.of().formatHex(previous), HexFormat.of().formatHex(hash));
        }
    }
}
