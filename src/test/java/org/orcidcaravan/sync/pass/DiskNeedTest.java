package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.DiskCalls.Inodes;

class DiskNeedTest {
    private static final DiskNeed ALL = DiskNeed.of(DataClass.SUMMARIES, Storage.PLAIN, 26_078_951);

    @Test
    void a_full_copy_of_summaries_takes_what_was_published() {
        assertThat(ALL.bytes()).isBetween(800_000_000_000L, 950_000_000_000L);
        assertThat(DiskNeed.of(DataClass.SUMMARIES, Storage.ZSTD, 26_078_951).bytes())
                .isLessThan(ALL.bytes() / 5);
        assertThat(DiskNeed.of(DataClass.ACTIVITIES, Storage.PLAIN, 26_078_951).bytes())
                .isGreaterThan(3_700_000_000_000L);
    }

    @Test
    @Tag("row-33")
    void row_33_it_warns_from_four_fifths_of_the_inodes_and_gives_up_when_half_would_not_fit() {
        OptionalLong plenty = OptionalLong.of(10_000_000_000_000L);

        assertThat(ALL.against(plenty, Optional.of(new Inodes(40_000_000, 40_000_000))))
                .isEmpty();
        assertThat(ALL.against(plenty, Optional.of(new Inodes(40_000_000, 30_000_000))))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.hopeless()).isFalse();
                    assertThat(verdict.sentence()).contains("26,078,951 files", "30,000,000 files");
                });
        assertThat(ALL.against(plenty, Optional.of(new Inodes(40_000_000, 1_000_000))))
                .hasValueSatisfying(verdict -> assertThat(verdict.hopeless()).isTrue());
        assertThat(ALL.against(plenty, Optional.of(new Inodes(40_000_000, 0))))
                .hasValueSatisfying(verdict -> assertThat(verdict.hopeless()).isTrue());
        assertThat(ALL.against(plenty, Optional.empty()))
                .as("no limit of files")
                .isEmpty();
    }

    @Test
    @Tag("row-32")
    void row_32_the_same_of_bytes() {
        assertThat(ALL.against(OptionalLong.of(2_000_000_000_000L), Optional.empty()))
                .isEmpty();
        assertThat(ALL.against(OptionalLong.of(900_000_000_000L), Optional.empty()))
                .hasValueSatisfying(verdict -> assertThat(verdict.hopeless()).isFalse());
        assertThat(ALL.against(OptionalLong.of(100_000_000_000L), Optional.empty()))
                .hasValueSatisfying(verdict -> assertThat(verdict.hopeless()).isTrue());
    }

    @Test
    void nothing_to_come_always_fits() {
        assertThat(new DiskNeed(0, 0).against(OptionalLong.of(0), Optional.of(new Inodes(10, 0))))
                .isEmpty();
    }
}
