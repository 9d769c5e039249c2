package org.orcidcaravan.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the operator sets for the researchers' pages: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.portal")
public interface PortalSettings {
    /** How long a researcher stays known. */
    Session session();

    /** A proxy that knows who somebody is. */
    Header header();

    /** Whether the institution's OpenID provider says who somebody is. */
    @WithDefault("false")
    boolean provider();

    /** Whether people whom provider or proxy vouch for are taken in when nobody has imported them. */
    @WithDefault("false")
    boolean admitUnknown();

    /** How many personal links that are good for nothing one address may try in a minute. */
    @WithDefault("20")
    int guesses();

    /** How long a researcher stays known. */
    interface Session {
        /** Without doing anything. */
        @WithDefault("PT30M")
        Duration idle();

        /** Whatever they do. */
        @WithDefault("PT8H")
        Duration longest();
    }

    /** A proxy that knows who somebody is. */
    interface Header {
        /** The header in which it says so; unset: none is believed. */
        Optional<String> name();

        /** The addresses that it is believed from. */
        @WithDefault("127.0.0.1,::1")
        List<String> proxies();
    }
}
