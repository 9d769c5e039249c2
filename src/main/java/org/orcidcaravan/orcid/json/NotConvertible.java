package org.orcidcaravan.orcid.json;

/** A document that ORCID's JSON cannot be made of: no XML, no document of version 3.0, or one beyond all limits. */
public class NotConvertible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvertible(String what) {
        super("Cannot be written as JSON: " + what + ".");
    }

    NotConvertible(String what, Throwable cause) {
        super("Cannot be written as JSON: " + what + ".", cause);
    }
}
