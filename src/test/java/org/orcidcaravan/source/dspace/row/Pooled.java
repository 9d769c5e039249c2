package org.orcidcaravan.source.dspace.row;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that are used again, because making thousands of them takes a test minutes. */
public final class Pooled {
    private Pooled() {}

    /** To the same database; whoever asks closes it. */
    public static AgroalDataSource of(DataSource plain) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) plain;
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(source.getUrl())
                                .initialSql("set synchronous_commit = off")
                                .principal(new NamePrincipal(source.getUser()))
                                .credential(new SimplePassword(source.getPassword())))));
    }
}
