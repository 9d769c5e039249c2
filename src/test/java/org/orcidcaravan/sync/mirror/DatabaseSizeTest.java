package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** A full copy is some 180 million objects, so each byte a row takes is 180 megabytes of an operator's disk. */
class DatabaseSizeTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @Test
    void an_object_takes_at_most_120_bytes_with_its_indexes() throws Exception {
        DatabaseSize measured = DatabaseSize.measure(DATABASE, 50_000);

        assertThat(measured.perSummary()).isBetween(40.0, 120.0);
        assertThat(measured.perActivity()).isBetween(20.0, 120.0);
    }
}
