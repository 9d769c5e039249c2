package org.orcidcaravan.source.dspace.row;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.postgresql.Driver;

/** The way to DSpace's database: a few connections, made when they are needed. */
@ApplicationScoped
public class DspaceConnectionStore {
    private static final String DIALECT = "jdbc:postgresql:";
    private static final int MOST = 8;

    private final DspaceSettings settings;
    private @Nullable AgroalDataSource pool;

    public DspaceConnectionStore(DspaceSettings settings) {
        this.settings = settings;
    }

    /**
     * DSpace's database; no connection is made yet.
     *
     * @throws DspaceTrouble when the settings say nothing of it
     */
    public DspaceStore store() {
        return new DspaceStore(pool(), virtual(settings));
    }

    /** What DSpace makes of relationships, by the settings. */
    public static List<Virtual> virtual(DspaceSettings settings) {
        return settings.virtual().stream().map(Virtual::parse).toList();
    }

    private synchronized AgroalDataSource pool() {
        if (pool == null) {
            String url = settings.jdbc()
                    .url()
                    .orElseThrow(
                            () -> new DspaceTrouble("Failed to reach DSpace's database: caravan.dspace.jdbc.url is not"
                                    + " set. Set it, as jdbc:postgresql://host/dspace."));
            if (!url.startsWith(DIALECT)) {
                throw new DspaceTrouble(
                        "Failed to reach DSpace's database: caravan.dspace.jdbc.url does not begin with " + DIALECT
                                + ". Correct it.");
            }
            try {
                pool = AgroalDataSource.from(configuration(url));
            } catch (SQLException e) {
                throw new DspaceTrouble("Failed to reach DSpace's database", e);
            }
        }
        return pool;
    }

    private AgroalDataSourceConfigurationSupplier configuration(String url) {
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(MOST)
                        .minSize(0)
                        .initialSize(0)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .idleValidationTimeout(Duration.ofMinutes(1))
                        .reapTimeout(Duration.ofMinutes(2))
                        .connectionFactoryConfiguration(factory -> {
                            factory.connectionProviderClass(Driver.class).jdbcUrl(url);
                            settings.jdbc().username().ifPresent(name -> factory.principal(new NamePrincipal(name)));
                            settings.jdbc().password().ifPresent(word -> factory.credential(new SimplePassword(word)));
                            return factory;
                        }));
    }

    @PreDestroy
    synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
