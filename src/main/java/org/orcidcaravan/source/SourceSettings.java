package org.orcidcaravan.source;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator sets for each source: {@code caravan.source.NAME.*}, and for all that say nothing themselves
 * {@code caravan.source.default.*}; the meaning of each stands in application.properties.
 */
@Unremovable
@ConfigMapping(prefix = "caravan.source")
public interface SourceSettings {
    /** By the source's name. */
    @WithParentName
    Map<String, Source> sources();

    /** One source. What is not set is as the default says. */
    interface Source {
        /** The first year of publication that is sent. */
        Optional<Integer> yearsFrom();

        /** The last year of publication that is sent. */
        Optional<Integer> yearsTo();

        /** ORCID's types of works that are sent. */
        Optional<Set<String>> types();

        /** The source's states of records that are sent. */
        Optional<Set<String>> states();

        /** Whether a record under embargo waits for its end. */
        Optional<Boolean> notEmbargoed();

        /** Collections whose records are sent. */
        Optional<Set<String>> collections();

        /** Collections whose records are not sent. */
        Optional<Set<String>> notCollections();

        /** What becomes of works in ORCID whose record is gone: keep or remove. */
        Optional<Policy.Fate> vanished();

        /** What becomes of a work in ORCID of somebody who is no longer its author: keep or remove. */
        Optional<Policy.Fate> departed();

        /** What becomes of works in ORCID that a rule keeps back now: keep or remove. */
        Optional<Policy.Fate> keptBack();

        /** Whether a file of this source holds all that the source has. */
        Optional<Boolean> complete();

        /** The source's heading by Caravan's, for tables. */
        Map<String, String> columns();
    }
}
