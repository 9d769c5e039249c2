package org.orcidcaravan.source.dspace.payload;

/** Nothing can be made of a row; DSpace would end with an error of its own, in these words. */
public final class Unmappable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unmappable(String message) {
        super(message);
    }
}
