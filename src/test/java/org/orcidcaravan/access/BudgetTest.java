package org.orcidcaravan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void so_many_an_hour_and_no_more() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        Budget budget = new Budget(2, Duration.ofHours(1), now::get);

        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        assertThat(budget.spend()).isFalse();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(budget.spend()).isTrue();
    }
}
