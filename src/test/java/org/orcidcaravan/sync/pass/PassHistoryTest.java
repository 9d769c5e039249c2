package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.pass.FullPassStore.FullPassRow;

class PassHistoryTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant START = Instant.parse("2026-11-21T09:00:00.000001Z");

    private final FullPassStore fullPasses = new FullPassStore(DATABASE.dataSource());
    private final PassStore passes = new PassStore(DATABASE.dataSource());
    private int mirror;

    @BeforeEach
    void a_new_mirror() throws Exception {
        mirror = DATABASE.newMirror();
    }

    @Test
    void a_full_pass_begins_ends_and_begins_anew_with_every_folder() throws Exception {
        assertThat(fullPasses.find(mirror, DataClass.SUMMARIES)).isEmpty();
        fullPasses.begin(mirror, DataClass.SUMMARIES, START, null);
        assertThat(fullPasses.find(mirror, DataClass.SUMMARIES)).contains(new FullPassRow(START, null, false));
        DATABASE.execute("insert into folder_scan values (" + mirror + ", 'summaries', 5, '005/x', true)");
        DATABASE.execute("insert into folder_scan values (" + mirror + ", 'activities', 5, '005/x', true)");
        fullPasses.finish(mirror, DataClass.SUMMARIES);
        assertThat(fullPasses.find(mirror, DataClass.SUMMARIES)).contains(new FullPassRow(START, null, true));

        Instant later = START.plusSeconds(60);
        fullPasses.begin(mirror, DataClass.SUMMARIES, later, START);

        assertThat(fullPasses.find(mirror, DataClass.SUMMARIES)).contains(new FullPassRow(later, START, false));
        assertThat(DATABASE.query("select string_agg(data_class, ',') from folder_scan where mirror_id = " + mirror))
                .isEqualTo("activities");
    }

    @Test
    void the_history_tells_how_a_pass_ended_whatever_characters_its_troubles_hold() throws Exception {
        PassReport.Counts counts = new PassReport.Counts(10, 1, 2, 3_000, 4, 5, 6, 7, 8);
        long bad = passes.begin(mirror, "full", "summaries", START);
        long good = passes.begin(mirror, "changes", "summaries activities", START);
        passes.end(bad, new PassReport(false, Duration.ofSeconds(1), counts, 9, List.of("one\0", "two")));
        passes.end(good, new PassReport(true, Duration.ofSeconds(1), counts, 0, List.of()));

        String told = "select concat_ws(' ', kind, outcome, listed, fetched, bytes, adopted, removed, failed, problem)"
                + " from sync_pass where finished_at is not null and id = ";
        assertThat(DATABASE.query(told + bad)).isEqualTo("full incomplete 10 2 3000 4 5 8 one\\u0000\ntwo");
        assertThat(DATABASE.query(told + good)).isEqualTo("changes complete 10 2 3000 4 5 8");
    }

    @Test
    @Tag("row-13")
    void row_13_the_last_character_decides_the_bucket() {
        BucketNames names = new BucketNames(ChosenSettings.defaults());
        for (ChecksumFolder folder : ChecksumFolder.all()) {
            String letter = "0123".indexOf(folder.lastCharacter()) >= 0
                    ? "a"
                    : "4567".indexOf(folder.lastCharacter()) >= 0 ? "b" : "c";
            assertThat(names.of(DataClass.ACTIVITIES, folder)).isEqualTo("v3.0-activities-" + letter);
            assertThat(names.of(DataClass.SUMMARIES, folder)).isEqualTo("v3.0-summaries");
        }
    }
}
