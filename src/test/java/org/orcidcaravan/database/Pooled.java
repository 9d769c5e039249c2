package org.orcidcaravan.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that are used again, because making thousands of them takes a test minutes. */
public final class Pooled {
    /** Less than the server has, so that a test's own connections find room. */
    private static final int SIZE = 60;

    private Pooled() {}

    /**
     * To the same database; whoever asks closes it. What a test ended is not handed out again. Commits do not wait for
     * the disk: what a power cut leaves is for the tests of whole processes, which have no pool of this kind.
     */
    public static AgroalDataSource of(PGSimpleDataSource source) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(SIZE)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .validateOnBorrow(true)
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(1))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(source.getUrl())
                                .initialSql("set synchronous_commit = off")
                                .principal(new NamePrincipal(source.getUser()))
                                .credential(new SimplePassword(source.getPassword())))));
    }
}
