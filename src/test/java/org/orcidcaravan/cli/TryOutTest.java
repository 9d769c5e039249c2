package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Passwords;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.TransactionStore;
import org.orcidcaravan.database.RealDatabase;

class TryOutTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @Test
    void one_operator_is_made_where_there_is_none_and_said_once() {
        Operators operators = new Operators(new TransactionStore(DATABASE.dataSource()), new Passwords());
        TryOut tryOut = new TryOut(operators, new SplittableRandom(7), () -> URI.create("http://localhost:8080"));
        assertThat(operators.all()).as("nobody by default").isEmpty();

        assertThat(tryOut.makeOperator())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .matches(".* at http://localhost:8080 as admin with the password [A-Za-z0-9_-]{16}\\..*"));
        assertThat(operators.all()).singleElement().satisfies(made -> {
            assertThat(made.login()).isEqualTo("admin");
            assertThat(made.role()).isEqualTo(Role.ADMIN);
        });
        assertThat(tryOut.makeOperator()).isEmpty();
    }
}
