package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WholeUpgradeTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .schemas("upgraded")
                .locations("filesystem:" + folder);
        new WholeUpgrade().customize(configuration);
        return configuration.load();
    }

    @Test
    void an_upgrade_that_fails_at_its_second_step_leaves_nothing_of_the_first() throws Exception {
        Files.writeString(folder.resolve("V1__first.sql"), "create table first (id int);");
        Files.writeString(folder.resolve("V2__second.sql"), "create table second (id nonsense);");

        assertThatThrownBy(() -> flyway().migrate()).isInstanceOf(FlywayException.class);

        assertThat(DATABASE.query("select to_regclass('upgraded.first') is null"))
                .isEqualTo("t");

        Files.writeString(folder.resolve("V2__second.sql"), "create table second (id int);");
        flyway().migrate();

        assertThat(DATABASE.query("select to_regclass('upgraded.second') is not null"))
                .isEqualTo("t");
    }
}
