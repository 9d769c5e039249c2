package org.orcidcaravan.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whose service this is, for pages and mails: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.institution")
public interface InstitutionSettings {
    /** What it is called. */
    @WithDefault("our institution")
    String name();

    /** Whom researchers may ask: a mail address or a telephone number. */
    Optional<String> contact();

    /** Whom they may ask about their data: the data protection officer. */
    Optional<String> privacyContact();

    /** What the institution does this for, as a sentence. */
    Optional<String> purpose();

    /** How long it keeps what, as a sentence. */
    Optional<String> retention();
}
