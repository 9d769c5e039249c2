package org.orcidcaravan.measure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.consent.TokenStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.push.call.PaceStore;

class QuestionsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private Questions questions() {
        ReconcileSettings settings = (ReconcileSettings) Proxy.newProxyInstance(
                ReconcileSettings.class.getClassLoader(), new Class<?>[] {ReconcileSettings.class}, (_, _, _) -> 20);
        return new Questions(
                new Rounds(new ReconcileTransactionStore(DATABASE.dataSource())),
                new Permissions(
                        new TokenStore(DATABASE.dataSource(), new Vault(folder.resolve("key")), SampleLinks.untold())),
                settings,
                new PaceStore(DATABASE.dataSource()));
    }

    /** Nobody permits it, so that it is gone as soon as it is taken up. */
    @BeforeEach
    void a_question() throws SQLException {
        DATABASE.execute("truncate person, reconciliation restart identity cascade");
        DATABASE.execute("insert into person (person_id) values ('p')");
        DATABASE.execute("insert into reconciliation_look (person, section, reason) values (1, 'work', 'round')");
        DATABASE.execute("update registry_pace set blocked_until = '-infinity', probing_until = '-infinity'");
    }

    private String attempts() throws SQLException {
        return DATABASE.query("select coalesce(max(attempts)::text, 'taken up') from reconciliation_look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocked_until", "probing_until"})
    void nothing_is_taken_up_while_no_request_may_start_or_one_tries_before_the_others(String column)
            throws SQLException {
        DATABASE.execute("update registry_pace set " + column + " = now() + interval '1 minute'");
        assertThat(questions().due()).isEmpty();
        assertThat(attempts()).isEqualTo("0");
    }

    @Test
    void what_is_due_is_taken_up_when_requests_may_start() throws SQLException {
        assertThat(questions().due()).isEmpty();
        assertThat(attempts()).isEqualTo("taken up");
    }
}
