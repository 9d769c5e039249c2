package org.orcidcaravan.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassWordsTest {
    @Test
    void a_request_names_at_least_one_data_class_and_cannot_be_changed() {
        Path path = Path.of("mirror");
        Set<DataClass> chosen = EnumSet.of(DataClass.SUMMARIES);
        PassRequest request = new PassRequest(path, chosen, OptionalInt.empty(), false);
        chosen.add(DataClass.ACTIVITIES);

        assertThat(request.dataClasses()).containsExactly(DataClass.SUMMARIES);
        assertThatThrownBy(() -> new PassRequest(path, Set.of(), OptionalInt.empty(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("summaries, activities or both");
    }

    @Test
    void progress_counts_and_knows_its_share() {
        Progress progress = new Progress();
        assertThat(progress.share()).isZero();
        progress.expect(4);
        progress.stepsDone(1);
        assertThat(progress.share()).isEqualTo(0.25);
        progress.stepsDone(9);
        assertThat(progress.share()).isEqualTo(1);

        progress.listed(7);
        progress.unchanged();
        progress.fetched(100);
        progress.fetched(11);
        progress.adopted();
        progress.removed();
        progress.gone();
        progress.refused(3);
        progress.failed();
        assertThat(progress.counts()).isEqualTo(new PassReport.Counts(7, 1, 2, 111, 1, 1, 1, 3, 1));
    }

    @Test
    void progress_is_told_with_rate_time_left_and_failures_once_there_are_any() {
        Progress progress = new Progress();
        progress.fetched(2_500_000);
        assertThat(progress.describe(Duration.ofSeconds(1))).isEqualTo("1 objects, 2.5 MB fetched, 1/s");

        progress.expect(2);
        progress.stepsDone(1);
        progress.adopted();
        progress.unchanged();
        progress.failed();
        assertThat(progress.describe(Duration.ofSeconds(3_725)))
                .isEqualTo("3 objects, 2.5 MB fetched, 0/s, 1 failed, 1:02:05 left");
    }

    @Test
    void a_report_keeps_the_troubles_it_was_given() {
        List<String> troubles = new ArrayList<>(List.of("one"));
        PassReport report = new PassReport(false, Duration.ofSeconds(1), new Progress().counts(), 2, troubles);
        troubles.add("two");

        assertThat(report.troubles()).containsExactly("one");
    }

    @Test
    void the_settings_choose_the_data_classes() {
        assertThat(ChosenSettings.defaults().dataClasses()).containsExactly(DataClass.SUMMARIES);
        assertThat(ChosenSettings.with(Map.of("caravan.sync.summaries", "false", "caravan.sync.activities", "true"))
                        .dataClasses())
                .containsExactly(DataClass.ACTIVITIES);
        assertThat(ChosenSettings.with(Map.of("caravan.sync.summaries", "false"))
                        .dataClasses())
                .isEmpty();
    }
}
