package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;

class MirrorStatusTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant BEGUN = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant FOLLOWED = Instant.parse("2026-11-19T07:00:00Z");

    @Test
    void each_data_class_of_a_mirror_shows_what_is_here_and_what_is_outstanding() throws Exception {
        int mirror = DATABASE.newMirror();
        String id = String.valueOf(mirror);
        DATABASE.execute("insert into mirrored_summary (mirror_id, bytes, position, etag) values"
                + " (%s, 1, 7, gen_random_uuid()), (%s, 1, 8, gen_random_uuid())".formatted(id, id));
        DATABASE.execute("insert into mirrored_activities values (%s, 5, 7, ''::bytea)".formatted(id));
        DATABASE.execute("insert into full_pass values (%s, 'summaries', '%s', null, now())".formatted(id, BEGUN));
        DATABASE.execute("insert into full_pass values (%s, 'activities', '%s', null, null)".formatted(id, BEGUN));
        DATABASE.execute(
                "insert into change_cursor values (%s, 'summaries', '%s', null, now())".formatted(id, FOLLOWED));
        DATABASE.execute("insert into changed_record (mirror_id, data_class, position, last_modified, done) values"
                + " (%s, 'summaries', 7, now(), false), (%s, 'summaries', 8, now(), true)".formatted(id, id));
        DATABASE.execute("insert into failed_object values"
                + " (%s, 'summaries', 'x', 1, 'broken', null, now(), now(), now())".formatted(id));

        List<MirrorStatus> all = new MirrorStatusStore(DATABASE.dataSource()).all();

        String path = DATABASE.query("select path from mirror where id = " + id);
        assertThat(all)
                .contains(
                        new MirrorStatus(path, "summaries", 2, BEGUN, FOLLOWED, 2),
                        new MirrorStatus(path, "activities", 5, null, null, 0));
    }

    @Test
    void without_a_database_one_sentence_says_so() {
        MirrorStatusStore store = new MirrorStatusStore(DATABASE.unreachable());
        assertThatThrownBy(store::all)
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageStartingWith("Failed to see how the mirrors stand");
    }
}
