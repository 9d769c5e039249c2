package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** The measurement of {@code bench/database/run}. */
@Tag("soak")
class DatabaseSizeSoakTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @Test
    void a_million_of_each() throws Exception {
        DatabaseSize measured = DatabaseSize.measure(DATABASE, 1_000_000);

        System.out.printf(
                "%.1f bytes a summary, %.1f bytes an activity%n", measured.perSummary(), measured.perActivity());
        assertThat(measured.perSummary()).isLessThan(120);
        assertThat(measured.perActivity()).isLessThan(120);
    }
}
