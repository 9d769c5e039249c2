package org.orcidcaravan.consent.invite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server, and how mails go to it: {@code caravan.mail.*}. */
@ConfigMapping(prefix = "caravan.mail")
public interface MailSettings {
    /** Whether the service sends mails by itself. */
    @WithDefault("true")
    boolean enabled();

    /** The mail server's name or address; without it nothing is sent. */
    Optional<String> host();

    /** Its port: 587 for submission, 465 with {@code smtps}, 25 within an institution. */
    @WithDefault("587")
    int port();

    /** {@code smtp}, or {@code smtps} for TLS from the first byte. */
    @WithDefault("smtp")
    String scheme();

    /** The whole address of the server, of the three above; what routes name. */
    String server();

    /** Whether TLS is begun after the greeting when the server offers it; of {@code smtp}. */
    @WithDefault("true")
    boolean starttls();

    /** Whether nothing is sent without that. */
    @WithDefault("false")
    boolean starttlsRequired();

    /** Who we are for the server; unset: it does not ask. */
    Optional<String> username();

    /** The password that goes with it. */
    Optional<String> password();

    /** The sender's address. */
    Optional<String> from();

    /** The sender's name. */
    @WithDefault("ORCID at our institution")
    String fromName();

    /** Where answers go; unset: to the sender's address. */
    Optional<String> replyTo();

    /** How many milliseconds the server may take for each answer. */
    @WithDefault("20000")
    long timeout();

    /** How many milliseconds pass between looks at the queue. */
    @WithDefault("1000")
    long pollDelay();

    /** How many milliseconds after the start the first look comes. */
    @WithDefault("1000")
    long startDelay();

    /** Mails that one look takes: with the pause, how fast they go out. */
    @WithDefault("10")
    int batch();

    /** How long a worker may have a mail; longer than the server may take for all its answers. */
    @WithDefault("PT10M")
    Duration lease();

    /** The pause before the first repetition; it doubles. */
    @WithDefault("PT1M")
    Duration retryDelay();

    /** The longest pause before a repetition. */
    @WithDefault("PT4H")
    Duration retryDelayMax();

    /** How long a mail is tried. */
    @WithDefault("PT72H")
    Duration giveUpAfter();

    /** The storm brake: after so many errors in a row nothing is sent until an operator says so. */
    @WithDefault("10")
    int brake();
}
