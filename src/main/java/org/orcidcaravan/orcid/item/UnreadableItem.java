package org.orcidcaravan.orcid.item;

/** A text is no item in its canonical form; the message says what is wrong with it and what to do. */
public final class UnreadableItem extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableItem(String message) {
        super(message);
    }

    UnreadableItem(String message, Throwable cause) {
        super(message, cause);
    }
}
