package org.orcidcaravan.access.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.audit.AuditRow.Link;

/** Follows the chain from its first row; V7__audit_chain.sql says what is hashed, and this is written from that anew. */
final class AuditChain {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final @Nullable Known known;
    private long rows;
    private @Nullable AuditRow last;
    private @Nullable String fault;

    AuditChain(@Nullable Known known) {
        this.known = known;
    }

    /** Whether the row fits, so that there is a point in looking at the next. */
    boolean follow(AuditRow row) {
        fault = faultOf(row);
        if (fault == null) {
            rows++;
            last = row;
        }
        return fault == null;
    }

    Proof proof() {
        boolean cutOff = fault == null && known != null && known.id() > (last == null ? 0 : last.id());
        return new Proof(rows, last, cutOff ? "Row " + (rows + 1) + " is missing, and all after it." : fault);
    }

    private @Nullable String faultOf(AuditRow row) {
        long expected = last == null ? 1 : last.id() + 1;
        if (row.id() != expected) {
            return "Row " + expected + " is missing: row " + row.id() + " comes in its place.";
        }
        String before = last == null ? Link.NOTHING : last.link().hash();
        if (!row.link().previous().equals(before)) {
            return "Row " + row.id() + " does not hang on the row before it: one of the two was exchanged.";
        }
        if (!row.link().hash().equals(hash(row))) {
            return "Row " + row.id() + " does not have its hash: it was changed after it was written.";
        }
        if (known != null
                && known.id() == row.id()
                && !known.hash().equals(row.link().hash())) {
            return "Row " + row.id()
                    + " is not the one that was known: the chain was written anew from there or before.";
        }
        return null;
    }

    static String hash(AuditRow row) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(HexFormat.of().parseHex(row.link().previous()));
        add(text, Long.toString(row.id()));
        add(text, AT.format(row.at()));
        add(text, row.actor());
        add(text, row.action());
        add(text, row.subject());
        add(text, row.detail());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }

    private static void add(ByteArrayOutputStream text, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        text.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(bytes);
        text.write(',');
    }
}
