package org.orcidcaravan.sync.mirror;

import org.jspecify.annotations.Nullable;

/** What proved that the stored bytes are the object's (faults.md rows 4 and 5). */
public enum VerifiedBy {
    /** Their MD5 equals the ETag. */
    MD5(0),
    /** The ETag is no MD5 (several parts, or KMS); a checksum that S3 sent along agrees. */
    CHECKSUM(1),
    /** Neither was there: the length agrees, and the GET asked for the listed ETag. */
    SIZE(2);

    private final int code;

    VerifiedBy(int code) {
        this.code = code;
    }

    /** Its number in packed rows, never reused. */
    int code() {
        return code;
    }

    static VerifiedBy ofCode(int code) {
        return switch (code) {
            case 0 -> MD5;
            case 1 -> CHECKSUM;
            case 2 -> SIZE;
            default -> throw new IllegalArgumentException("No proof has the number " + code);
        };
    }

    /** The database's word: null for the usual case, so that it costs no byte. */
    @Nullable
    String column() {
        return switch (this) {
            case MD5 -> null;
            case CHECKSUM -> "checksum";
            case SIZE -> "size";
        };
    }

    static VerifiedBy ofColumn(@Nullable String column) {
        if (column == null) {
            return MD5;
        }
        return column.equals("checksum") ? CHECKSUM : SIZE;
    }
}
