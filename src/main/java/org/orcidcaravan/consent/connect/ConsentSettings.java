package org.orcidcaravan.consent.connect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator sets for connecting: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.consent")
public interface ConsentSettings {
    /** Whether the service gives permissions back and tries them by itself. */
    @WithDefault("true")
    boolean enabled();

    /** What is asked for, separated by spaces. */
    @WithDefault("openid /read-limited /activities/update")
    String scopes();

    /** The version of the text that people agree to; it is kept with each consent. */
    @WithDefault("2026-11")
    String textVersion();

    /** How long somebody may take at ORCID's page. */
    @WithDefault("PT10M")
    Duration stateLife();

    /** How long what was sent may take to be removed before the permission is given back all the same. */
    @WithDefault("P7D")
    Duration removalPatience();

    /** How long somebody may take to say which of two iDs is theirs. */
    @WithDefault("PT1H")
    Duration decisionPatience();

    /** How often each permission is tried at ORCID. */
    @WithDefault("P1D")
    Duration checkAge();

    /** How many permissions are tried in one round. */
    @WithDefault("100")
    int checkBatch();

    /** The pause before a permission is given back once more; it doubles up to an hour. */
    @WithDefault("PT10S")
    Duration revocationDelay();

    /** How many milliseconds pass between two rounds of tries. */
    @WithDefault("60000")
    long checkEvery();

    /** How many milliseconds pass between two looks at what is to be given back. */
    @WithDefault("5000")
    long revokeEvery();

    /** How many milliseconds after the start the first rounds begin. */
    @WithDefault("2000")
    long startDelay();

    /** How many milliseconds connecting to ORCID's OAuth server may take. */
    @WithDefault("5000")
    long connectTimeout();

    /** How many milliseconds its answer may take. */
    @WithDefault("15000")
    long answerTimeout();
}
