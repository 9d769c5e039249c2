package org.orcidcaravan.source.dspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** DSpace as a source: {@code caravan.dspace.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.dspace")
public interface DspaceSettings {
    /** What is done with DSpace's queue. */
    @WithDefault("off")
    Mode mode();

    /** Where its database is. */
    Jdbc jdbc();

    /** DSpace's files of settings, the later ones before the earlier ones. */
    Optional<List<Path>> config();

    /** The folder of DSpace's files {@code mapConverter-*.properties}; unset: as DSpace ships them. */
    Optional<Path> converters();

    /** DSpace's version, which decides how ISSN and ISBN are related. */
    @WithDefault("7.6.6")
    String version();

    /** Whether a date is sent as exactly as it is known; in strict mode it never is. */
    @WithDefault("true")
    boolean exactDates();

    /** What becomes of a row whose item is no longer in the record. */
    @WithDefault("keep")
    Gone gone();

    /** Whether researchers may send by hand, in DSpace's pages, beside Caravan. */
    @WithDefault("false")
    boolean byHand();

    /** So many failures in a row that are nobody's fault end a run. */
    @WithDefault("5")
    int patience();

    /** When the service looks, as a Quartz cron. */
    @WithDefault("0 0/15 * * * ?")
    String schedule();

    /** How long an owner waits whose record takes nothing. */
    @WithDefault("P1D")
    Duration pause();

    /** Metadata that DSpace makes of relationships: {@code type:field=name+name}. */
    @WithDefault("isAuthorOfPublication:dc.contributor.author=person.familyName+person.givenName,"
            + "isPersonOfProject:project.investigator=person.familyName+person.givenName")
    List<String> virtual();

    /** Where DSpace's database is: {@code caravan.dspace.jdbc.*}. */
    interface Jdbc {
        /** {@code jdbc:postgresql://host/dspace}; unset: there is no DSpace. */
        Optional<String> url();

        /** Who signs in. */
        Optional<String> username();

        /** Their password. */
        Optional<String> password();
    }

    /** What becomes of an update whose item the researcher deleted in the record. */
    enum Gone {
        /** It is kept aside, as if it had used up its attempts. */
        KEEP,
        /** It is created anew. */
        CREATE
    }
}
