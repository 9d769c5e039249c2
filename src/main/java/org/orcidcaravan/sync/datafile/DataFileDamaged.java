package org.orcidcaravan.sync.datafile;

/** An archive that ends too early, is damaged, or is none; what was taken from it before stays. */
public class DataFileDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFileDamaged(String what) {
        super("The data file is damaged: " + what + ". Get it again; the import then goes on where it was.");
    }

    DataFileDamaged(String what, Throwable cause) {
        super("The data file is damaged: " + what + ". Get it again; the import then goes on where it was.", cause);
    }
}
