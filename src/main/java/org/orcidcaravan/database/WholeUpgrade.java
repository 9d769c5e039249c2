package org.orcidcaravan.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * All migrations that a start has to do, in one transaction: an upgrade over several versions is done whole or not at all,
 * and a new database costs one flush in place of thirty.
 */
@Unremovable
@Singleton
class WholeUpgrade implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.group(true);
    }
}
