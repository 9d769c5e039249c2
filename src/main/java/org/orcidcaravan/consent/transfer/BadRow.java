package org.orcidcaravan.consent.transfer;

/** A row that cannot be taken in; the message says why, and quotes nothing of it. */
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRow(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
