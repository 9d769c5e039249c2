package org.orcidcaravan.sync.mirror;

/** Bytes arrived whole, but are not the object's: to be fetched again on another connection (faults.md row 4). */
public class CorruptBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptBody(String key, String expected, String found) {
        super("The bytes of " + key + " do not match: S3 says " + expected + ", they make " + found
                + ". They were thrown away; a proxy or a disk between here and S3 alters them if it goes on.");
    }
}
