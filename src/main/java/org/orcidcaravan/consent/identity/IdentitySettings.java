package org.orcidcaravan.consent.identity;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How iDs go back into other systems: {@code caravan.identity.*}; explained in application.properties. */
@Unremovable // routes read some of them
@ConfigMapping(prefix = "caravan.identity")
public interface IdentitySettings {
    /** The institution's MARC organization code, for authority records. */
    Optional<String> marcOrganization();

    /** How many milliseconds a connection to one of those systems may take to be made. */
    @WithDefault("5000")
    int connectTimeout();

    /** How many milliseconds an answer may take. */
    @WithDefault("15000")
    int answerTimeout();

    /** InvenioRDM. */
    Invenio invenio();

    /** DSpace. */
    Dspace dspace();

    /** The names vocabulary of an InvenioRDM. */
    interface Invenio {
        /** Where it is: {@code https://rdm.example.org}; needed when the sink is named. */
        Optional<String> url();

        /** A file that holds the access token. */
        Optional<String> tokenFile();

        /** What its id of a name begins with; the institution's key of the person follows. */
        Optional<String> prefix();
    }

    /** The items or accounts of people in a DSpace 7 or later. */
    interface Dspace {
        /** Where its REST API is: {@code https://repository.example.org/server}; needed when the sink is named. */
        Optional<String> url();

        /** The account that writes. */
        Optional<String> user();

        /** A file that holds its password. */
        Optional<String> passwordFile();

        /** The field that holds the institution's key of the person. */
        @WithDefault("person.identifier.local")
        String keyField();

        /** The field that takes the iD. */
        @WithDefault("person.identifier.orcid")
        String orcidField();

        /** The search that finds people, of those in the DSpace's discovery settings. */
        @WithDefault("person")
        String configuration();
    }
}
