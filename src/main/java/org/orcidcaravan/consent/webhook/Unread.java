package org.orcidcaravan.consent.webhook;

/** A record could not be read, for a reason of its own: tried again, some times. */
final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread(String why) {
        super(why);
    }
}
