package org.orcidcaravan.sync.mirror;

/** An object far larger than any of ORCID's: left alone before its body is read (faults.md row 15). */
public class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(String key, long bytes, long limit) {
        super("has " + bytes + " bytes where at most " + limit + " are taken (caravan.sync.max-object-bytes): " + key);
    }
}
