package org.orcidcaravan.measure.funnel;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.orcidcaravan.orcid.record.Institution;

/** The institution of the settings, for rooms that may not know these. */
@ApplicationScoped
class KnownInstitution {
    @Produces
    @Singleton
    @Unremovable
    Institution institution(InstitutionIds ids) {
        return ids.institution();
    }
}
