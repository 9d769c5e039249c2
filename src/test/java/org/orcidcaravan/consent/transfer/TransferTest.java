package org.orcidcaravan.consent.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.consent.HeldTokenStore;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.TokenIntakeStore;
import org.orcidcaravan.consent.TokenStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;

/** What tests of files share: an empty database, a vault, a folder, some iDs. */
abstract class TransferTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    static final OrcidId ADA = new OrcidId(900_000_000_001L);
    static final OrcidId BEN = new OrcidId(900_000_000_002L);

    @TempDir
    Path folder;

    PersonStore people;
    HeldTokenStore held;
    PeopleImport peopleImport;
    TokenImport tokenImport;

    @BeforeEach
    void clear() throws SQLException {
        DATABASE.execute("truncate person cascade");
        open();
    }

    /** As a process that has not read the keys yet. */
    void open() {
        Vault vault = new Vault(folder.resolve("tokens.key"));
        people = new PersonStore(DATABASE.dataSource());
        held = new HeldTokenStore(DATABASE.dataSource(), vault);
        peopleImport = new PeopleImport(people);
        TokenStore tokens = new TokenStore(DATABASE.dataSource(), vault, SampleLinks.untold());
        tokenImport = new TokenImport(people, tokens, new TokenIntakeStore(DATABASE.dataSource(), vault, tokens));
    }

    Path file(String... lines) {
        try {
            return Files.writeString(folder.resolve("import.csv"), String.join("\r\n", lines));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    ImportReport people(String... lines) {
        return peopleImport.run(file(lines));
    }

    ImportReport tokens(String... lines) {
        return tokenImport.run(file(lines), null);
    }

    static void assertCounts(ImportReport report, int added, int changed, int unchanged) {
        assertThat(List.of(report.added(), report.changed(), report.unchanged()))
                .as("%s", report)
                .containsExactly(added, changed, unchanged);
    }
}
