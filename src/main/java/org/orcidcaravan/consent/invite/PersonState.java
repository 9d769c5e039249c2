package org.orcidcaravan.consent.invite;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far somebody is on the way to connecting, as a campaign's file names it. */
public enum PersonState {
    /** Taken in, and nothing else. */
    KNOWN,
    /** Their iD is known, but they have not given a permission. */
    IDENTIFIED,
    /** A mail has asked them. */
    INVITED,
    /** They have opened an invitation. */
    OPENED,
    /** They said no at ORCID. */
    DENIED,
    /** They disconnected here. */
    DISCONNECTED,
    /** They withdrew the permission at ORCID, or it has lapsed. */
    REVOKED,
    /** They have given a permission that is good. */
    CONNECTED,
    /** They are connected, and works wait for their choice; who chose that nothing goes is not asked. */
    ASKED,
    /** They want no mails. */
    OPTED_OUT;

    /** As a campaign's file has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those whom a mail may be for at all. */
    public static Set<PersonState> mailable() {
        return EnumSet.complementOf(EnumSet.of(CONNECTED, OPTED_OUT));
    }

    /** Those whom a campaign is for that does not say: who said no, left or withdrew is asked again only on purpose. */
    public static Set<PersonState> usual() {
        return EnumSet.of(KNOWN, IDENTIFIED, INVITED, OPENED);
    }

    static Optional<PersonState> named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }
}
