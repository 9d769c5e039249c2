package org.orcidcaravan.sync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.Noted;
import org.orcidcaravan.event.SinkTrouble;
import org.orcidcaravan.event.SomeConsignment;
import org.orcidcaravan.sync.keep.KeepUnclear;

/** Who hears of which changes. */
class EventFilterTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ADA = "0000-0001-5000-0007";
    private static final String BOB = "0000-0002-1825-0097";

    @TempDir
    Path folder;

    private SomeMirror mirror;
    private EventFilter filter;

    @BeforeEach
    void a_mirror() throws SQLException {
        DATABASE.execute("truncate event_heard");
        mirror = new SomeMirror(folder);
        filter = SomeMirror.filter(DATABASE.dataSource(), Map.of());
    }

    private List<Long> heard(long first, String key, String... events) {
        return heard(SomeConsignment.of("crm", first, key, events));
    }

    private List<Long> heard(Consignment consignment) {
        filter.ofInstitution(consignment);
        return consignment.events().stream().map(Noted::id).toList();
    }

    @Test
    void only_the_institutions_people_are_told_of_also_by_their_activities() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        mirror.summary(BOB, SomeMirror.THEIRS);
        assertThat(heard(1, ADA, mirror.summaryEvent("record.added", ADA), mirror.workEvent("record.added", ADA)))
                .containsExactly(1L, 2L);
        assertThat(heard(3, BOB, mirror.summaryEvent("record.added", BOB), mirror.workEvent("record.added", BOB)))
                .isEmpty();
    }

    @Test
    void who_leaves_is_told_of_once_more_and_who_comes_back_again() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        heard(1, ADA, mirror.summaryEvent("record.added", ADA));
        mirror.summary(ADA, SomeMirror.THEIRS);
        String[] leaving = {
            mirror.workEvent("record.changed", ADA),
            mirror.summaryEvent("record.changed", ADA),
            mirror.workEvent("record.changed", ADA)
        };
        assertThat(heard(2, ADA, leaving)).containsExactly(2L, 3L);
        // Delivered again after a crash: the same.
        assertThat(heard(2, ADA, leaving)).containsExactly(2L, 3L);
        assertThat(heard(5, ADA, mirror.summaryEvent("record.changed", ADA))).isEmpty();
        mirror.summary(ADA, SomeMirror.OURS);
        assertThat(heard(6, ADA, mirror.workEvent("record.changed", ADA))).containsExactly(6L);
    }

    @Test
    void a_record_that_is_removed_is_told_of_to_who_ever_heard_of_it() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        heard(1, ADA, mirror.summaryEvent("record.added", ADA));
        mirror.summary(ADA, SomeMirror.THEIRS);
        heard(2, ADA, mirror.summaryEvent("record.changed", ADA));
        mirror.remove(ADA);
        assertThat(heard(3, ADA, mirror.workEvent("record.removed", ADA), mirror.summaryEvent("record.removed", ADA)))
                .containsExactly(4L);
        assertThat(heard(9, BOB, mirror.summaryEvent("record.removed", BOB))).isEmpty();
    }

    @Test
    void row_27_a_record_that_is_closed_is_told_of_on_and_on_if_it_was_before() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        heard(1, ADA, mirror.summaryEvent("record.added", ADA));
        mirror.write(ADA, "<error><error-code>9018</error-code></error>");
        mirror.write(BOB, "<error><error-code>9018</error-code></error>");
        assertThat(heard(2, ADA, mirror.summaryEvent("record.state", ADA), mirror.workEvent("record.removed", ADA)))
                .containsExactly(2L, 3L);
        assertThat(heard(4, ADA, mirror.summaryEvent("record.changed", ADA))).containsExactly(4L);
        assertThat(heard(5, BOB, mirror.summaryEvent("record.state", BOB))).isEmpty();
    }

    @Test
    void what_a_webhook_brought_to_light_passes_for_those_of_whom_the_sink_hears() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        assertThat(heard(1, ADA, mirror.webhookEvent(ADA), mirror.summaryEvent("record.added", ADA)))
                .containsExactly(2L);
        assertThat(heard(3, ADA, mirror.webhookEvent(ADA))).containsExactly(3L);
        mirror.summary(ADA, SomeMirror.THEIRS);
        String[] leaving = {
            mirror.webhookEvent(ADA), mirror.summaryEvent("record.changed", ADA), mirror.webhookEvent(ADA)
        };
        assertThat(heard(4, ADA, leaving)).containsExactly(4L, 5L);
        assertThat(heard(4, ADA, leaving)).containsExactly(4L, 5L);
        assertThat(heard(7, BOB, mirror.webhookEvent(BOB))).isEmpty();
    }

    @Test
    void a_sink_does_not_hear_for_another() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        heard(1, ADA, mirror.summaryEvent("record.added", ADA));
        mirror.summary(ADA, SomeMirror.THEIRS);
        assertThat(heard(SomeConsignment.of("other", 2, ADA, mirror.summaryEvent("record.changed", ADA))))
                .isEmpty();
    }

    @Test
    void what_is_left_out_counts_as_delivered_and_what_is_not_waits_in_its_order() throws IOException {
        mirror.summary(ADA, SomeMirror.OURS);
        Consignment consignment = SomeConsignment.of(
                "crm",
                1,
                ADA,
                mirror.summaryEvent("record.changed", ADA),
                mirror.workEvent("record.added", ADA),
                mirror.summaryEvent("record.state", ADA),
                mirror.workEvent("record.removed", ADA));
        filter.ofKinds(consignment, "record.added record.state");
        assertThat(consignment.events()).extracting(Noted::id).containsExactly(2L, 3L);
        assertThat(SomeConsignment.taken(consignment)).isEqualTo(1);
        consignment.took();
        assertThat(SomeConsignment.taken(consignment)).isEqualTo(2);
        consignment.took();
        assertThat(SomeConsignment.taken(consignment)).isEqualTo(4);
    }

    @Test
    void nothing_for_this_sink_is_all_delivered() {
        Consignment consignment = SomeConsignment.of("crm", 1, BOB, mirror.summaryEvent("record.added", BOB));
        filter.ofInstitution(consignment);
        assertThat(consignment.events()).isEmpty();
        assertThat(SomeConsignment.taken(consignment)).isEqualTo(1);
    }

    @Test
    void a_list_lets_through_its_people_also_their_links_and_a_missing_one_holds_everything() throws IOException {
        Path list = Files.writeString(folder.resolve("people.txt"), ADA + "\n");
        EventFilter ofList = SomeMirror.filter(DATABASE.dataSource(), Map.of("caravan.events.list", list.toString()));
        String link = "{\"event\":\"link.new\",\"orcid\":\"https://orcid.org/%s\"}";
        Consignment both = SomeConsignment.of(
                "crm", 1, "p1", link.formatted(ADA), link.formatted(BOB), mirror.workEvent("record.added", ADA), "{}");
        ofList.ofList(both);
        assertThat(both.events()).extracting(Noted::id).containsExactly(1L, 3L);
        Files.delete(list);
        Consignment again = SomeConsignment.of("crm", 1, ADA, mirror.workEvent("record.added", ADA));
        assertThatThrownBy(() -> ofList.ofList(again))
                .isInstanceOf(KeepUnclear.class)
                .hasMessageContaining("caravan.events.list");
        assertThatThrownBy(() -> filter.ofList(again))
                .isInstanceOf(SinkTrouble.class)
                .hasMessageContaining("set caravan.events.list");
    }

    @Test
    void json_does_not_tell_so_everything_waits() {
        String event = mirror.workEvent("record.added", ADA).replace(".xml", ".json");
        Consignment consignment = SomeConsignment.of("crm", 1, ADA, event);
        assertThatThrownBy(() -> filter.ofInstitution(consignment))
                .isInstanceOf(SinkTrouble.class)
                .hasMessageContaining("caravan.sync.format");
    }

    @Test
    void a_summary_that_cannot_be_read_holds_everything() throws IOException {
        // A file stands where its folder belongs.
        Files.createDirectories(folder.resolve("summaries"));
        Files.writeString(folder.resolve("summaries").resolve("007"), "");
        Consignment consignment = SomeConsignment.of("crm", 1, ADA, mirror.summaryEvent("record.added", ADA));
        assertThatThrownBy(() -> filter.ofInstitution(consignment)).isInstanceOf(SinkTrouble.class);
    }
}
