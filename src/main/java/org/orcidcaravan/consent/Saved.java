package org.orcidcaravan.consent;

/** What storing something came to. */
public enum Saved {
    ADDED,
    CHANGED,
    /** It was there already, exactly so. */
    UNCHANGED
}
