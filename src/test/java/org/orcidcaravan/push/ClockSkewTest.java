package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

class ClockSkewTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final ClockStore store = new ClockStore(DATABASE.dataSource());

    private ClockSkew off(Duration by) {
        return new ClockSkew(store, () -> InstantSource.system().instant().plus(by));
    }

    @Test
    void row_47_a_clock_that_goes_with_the_databases_is_not_spoken_of() {
        assertThat(off(Duration.ZERO).report()).isEmpty();
        assertThat(off(Duration.ofSeconds(50)).report()).isEmpty();
        assertThat(off(Duration.ofSeconds(-50)).report()).isEmpty();
    }

    @Test
    void row_47_a_clock_that_is_off_by_more_than_a_minute_is_reported() {
        assertThat(off(Duration.ofMinutes(10)).report())
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).containsPattern("clock is (599|600) s ahead of the database's"));
        assertThat(off(Duration.ofMinutes(-10)).report())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).containsPattern("clock is (600|601) s behind the database's"));
    }

    @Test
    void row_43_without_its_database_there_is_nothing_to_compare() {
        ClockSkew alone = new ClockSkew(new ClockStore(DATABASE.unreachable()), InstantSource.system());

        assertThatThrownBy(alone::report).isInstanceOf(QueueTrouble.class).hasMessageContaining("time");
    }
}
