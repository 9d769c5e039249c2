package org.orcidcaravan.access;

/** A valid token has this name already. */
public final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTaken(String name) {
        super("Failed to make a token: there is a valid one named " + name
                + " already. Choose another name, or revoke that one first.");
    }
}
