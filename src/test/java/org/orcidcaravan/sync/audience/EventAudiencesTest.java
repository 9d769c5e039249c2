package org.orcidcaravan.sync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.EventSettings;

/** Who was told of is forgotten when it can make no difference any more, and not before. */
class EventAudiencesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ADA = "0000-0001-5000-0007";

    private final EventAudiences audiences = new EventAudiences(
            new AudienceStore(DATABASE.dataSource()),
            new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withMapping(EventSettings.class)
                    .withDefaultValues(Map.of("caravan.events.sinks", "crm"))
                    .build()
                    .getConfigMapping(EventSettings.class));
    private int mirror;

    @BeforeEach
    void a_complete_copy() throws SQLException {
        DATABASE.execute("truncate event_heard, event, event_refused, event_lane, mirrored_summary, mirror cascade");
        mirror = DATABASE.newMirror();
        complete(mirror);
    }

    private static void complete(int mirror) throws SQLException {
        DATABASE.execute("insert into change_cursor (mirror_id, data_class, watermark, updated_at) values (" + mirror
                + ", 'summaries', now(), now())");
    }

    private static void heard(String sink, String left) throws SQLException {
        DATABASE.execute(
                "insert into event_heard (sink, key, left_at) values ('%s', '%s', %s)".formatted(sink, ADA, left));
    }

    private String left() throws SQLException {
        audiences.prune();
        return DATABASE.query("select coalesce(string_agg(sink, ' ' order by sink), 'nobody') from event_heard");
    }

    private static void held(int mirror) throws SQLException {
        DATABASE.execute("insert into mirrored_summary (mirror_id, bytes, position, etag) values (" + mirror
                + ", 1, place_of('" + ADA + "'), gen_random_uuid())");
    }

    private static void waits(String sink, String key) throws SQLException {
        DATABASE.execute("insert into event (sink, lane, topic, key, number, body)"
                + " values ('%s', 0, 'record', '%s', gen_random_uuid(), '{}')".formatted(sink, key));
    }

    @Test
    void who_left_and_is_gone_from_the_copy_is_forgotten() throws SQLException {
        heard("crm", "7");
        assertThat(left()).isEqualTo("nobody");
    }

    @Test
    void who_has_not_left_is_remembered_although_no_copy_has_them() throws SQLException {
        heard("crm", "null");
        assertThat(left()).isEqualTo("crm");
    }

    @Test
    void who_left_is_remembered_while_their_record_can_still_be_removed() throws SQLException {
        heard("crm", "7");
        held(mirror);
        assertThat(left()).isEqualTo("crm");
    }

    @Test
    void who_is_gone_is_remembered_until_the_sink_was_told() throws SQLException {
        heard("crm", "7");
        waits("crm", ADA);
        assertThat(left()).isEqualTo("crm");
        DATABASE.execute(
                "insert into event_refused select id, sink, lane, topic, key, number, body, made_at, now(), 'no'"
                        + " from event; truncate event");
        assertThat(left()).isEqualTo("crm");
        DATABASE.execute("truncate event_refused");
        waits("other", ADA);
        assertThat(left()).isEqualTo("nobody");
    }

    @Test
    void a_copy_that_is_not_complete_is_no_word_on_who_is_gone() throws SQLException {
        heard("crm", "7");
        int anew = DATABASE.newMirror();
        assertThat(left()).isEqualTo("crm");
        complete(anew);
        assertThat(left()).isEqualTo("nobody");
    }

    @Test
    void of_a_sink_that_nobody_has_named_for_long_nothing_is_remembered() throws SQLException {
        heard("crm", "null");
        heard("former", "null");
        heard("lately", "null");
        heard("waited-for", "null");
        DATABASE.execute("insert into event_lane (sink, lane, named_at) values ('crm', 0, now() - interval '1 year'),"
                + " ('former', 0, now() - interval '91 days'), ('lately', 0, now() - interval '89 days')");
        waits("waited-for", "x");
        assertThat(left()).isEqualTo("crm lately waited-for");
    }
}
