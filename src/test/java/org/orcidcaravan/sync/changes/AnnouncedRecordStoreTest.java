package org.orcidcaravan.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/** Records that somebody else says have changed, on a real PostgreSQL. */
class AnnouncedRecordStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant WATERMARK = Instant.parse("2026-11-20T10:00:00Z");
    private static final OrcidId ORCID = new OrcidId(4711);

    private final AnnouncedRecordStore announced = new AnnouncedRecordStore(DATABASE.dataSource());
    private final ChangedRecordStore changes = new ChangedRecordStore(DATABASE.dataSource());
    private int mirror;

    @BeforeEach
    void a_mirror_with_a_watermark() throws SQLException {
        mirror = DATABASE.newMirror();
        new CursorStore(DATABASE.dataSource()).advance(mirror, DataClass.SUMMARIES, new Cursor(WATERMARK, null));
    }

    private List<ChangedRecord> pending() throws SQLException {
        return changes.next(mirror, DataClass.SUMMARIES, -1, false, 10);
    }

    private boolean announce() throws SQLException {
        return announced.announce(mirror, DataClass.SUMMARIES, ORCID);
    }

    @Test
    void an_announced_record_is_visited_by_the_next_pass_and_does_not_hold_the_watermark_back() throws SQLException {
        assertThat(announce()).isTrue();
        assertThat(announce()).isTrue();

        assertThat(pending()).singleElement().satisfies(record -> {
            assertThat(record.orcid()).isEqualTo(ORCID);
            assertThat(record.lastModified()).isAfter(WATERMARK);
        });
    }

    @Test
    void a_record_that_was_visited_is_visited_again() throws SQLException {
        announce();
        changes.settle(mirror, DataClass.SUMMARIES, pending(), Map.of());
        assertThat(pending()).isEmpty();

        announce();

        assertThat(pending()).hasSize(1);
    }

    @Test
    void before_the_first_full_copy_nothing_is_noted() throws SQLException {
        assertThat(announced.announce(mirror, DataClass.ACTIVITIES, ORCID)).isFalse();
        assertThat(DATABASE.query("select count(*) from changed_record where mirror_id = " + mirror))
                .isEqualTo("0");
    }
}
