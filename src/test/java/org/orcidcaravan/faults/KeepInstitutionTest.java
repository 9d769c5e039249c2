package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.simulator.bucket.BucketLayout;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.pass.DeletionDecisions;
import org.orcidcaravan.sync.pass.Removable;

/** A mirror of the institution's people only: {@code caravan.sync.keep=institution}, and the events of what it does. */
@QuarkusTest
@TestProfile(KeepInstitutionTest.Institution.class)
class KeepInstitutionTest extends RouteTest {
    private static final String OURS = "https://ror.org/05gq02987";
    private static final String THEIRS = "https://ror.org/02mhbdp94";

    /** Events are noted for a sink, and wait, so that they can be seen. */
    public static final class Institution implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "caravan.sync.keep", "institution",
                    "caravan.institution.ids.ror", OURS,
                    "caravan.events.sinks", "file",
                    "caravan.events.enabled", "false");
        }
    }

    @Inject
    InstantSource clock;

    @Inject
    DeletionDecisions decisions;

    private Instant now;

    @BeforeEach
    void three_people_of_whom_one_is_ours() {
        now = clock.instant();
        rows.change("delete from event");
        person(0, OURS, "", "a");
        person(1, THEIRS, "", "a");
        person(2, OURS, "<common:end-date><common:year>2001</common:year></common:end-date>", "a");
        for (int record = 0; record < 3; record++) {
            buckets.work(record, 7, "<work>" + record + "</work>");
            buckets.changed(record, now.minus(Duration.ofDays(1)));
        }
        buckets.announce(now);
        buckets.listEmptyFoldersQuickly();
        assertThat(download(BOTH).complete()).isTrue();
    }

    /** With something behind the employments that is not looked at for the decision. */
    private void person(int index, String ror, String end, String rest) {
        buckets.summary(index, """
                <record:record xmlns:record="http://www.orcid.org/ns/record" xmlns:activities="http://www.orcid.org/ns/activities"
                  xmlns:employment="http://www.orcid.org/ns/employment" xmlns:common="http://www.orcid.org/ns/common">
                <activities:activities-summary><activities:employments><activities:affiliation-group>
                <employment:employment-summary>%s<common:organization><common:name>X</common:name>
                <common:disambiguated-organization>
                <common:disambiguated-organization-identifier>%s</common:disambiguated-organization-identifier>
                <common:disambiguation-source>ROR</common:disambiguation-source></common:disambiguated-organization>
                </common:organization></employment:employment-summary></activities:affiliation-group>
                </activities:employments></activities:activities-summary>%s</record:record>
                """.formatted(end, ror, rest.repeat(20_000)));
    }

    private void rewrite(int index, Instant when) {
        buckets.changed(index, when);
        buckets.announce(when);
    }

    private List<String> events() {
        return rows.of("select body::json->>'event' || ' ' || coalesce(body::json->>'type', 'summary') || ' '"
                + " || (body::json->>'orcid') from event order by id");
    }

    private long fetched(String bucket) {
        return buckets.middleman().requests().stream()
                .filter(request -> !request.isListing() && request.bucket().equals(bucket))
                .count();
    }

    @Test
    void only_our_people_are_kept_with_their_activities_and_told_of() {
        assertMirrored(0);
        assertThat(files(path))
                .hasSize(2)
                .allMatch(file -> file.contains(OrcidBuckets.id(0).toString()));
        assertThat(state("select count(*) from passed_over where mirror_id = $mirror"))
                .containsExactly("2");
        assertThat(buckets.middleman().objectsAsked())
                .contains(OrcidBuckets.workKey(0, 7))
                .doesNotContain(OrcidBuckets.workKey(1, 7), OrcidBuckets.workKey(2, 7));
        String orcid = OrcidBuckets.id(0).toString();
        assertThat(events()).containsExactly("record.added summary " + orcid, "record.added works " + orcid);
    }

    @Test
    void what_was_passed_over_is_not_fetched_again_before_it_changes() {
        buckets.middleman().behave();
        buckets.listEmptyFoldersQuickly();
        assertThat(download(BOTH).complete()).isTrue();
        assertThat(fetched(BucketLayout.SUMMARIES)).isZero();
    }

    @Test
    void who_leaves_is_removed_with_all_activities_and_who_comes_gets_them() {
        rows.change("delete from event");
        person(0, THEIRS, "", "b");
        person(1, OURS, "", "b");
        buckets.changed(0, now.plusSeconds(1));
        rewrite(1, now.plusSeconds(2));

        PassReport report = sync(BOTH);

        assertThat(report.complete()).isTrue();
        assertMirrored(1);
        assertThat(files(path))
                .hasSize(2)
                .allMatch(file -> file.contains(OrcidBuckets.id(1).toString()));
        assertThat(events())
                .containsExactlyInAnyOrder(
                        "record.changed summary " + OrcidBuckets.id(0),
                        "record.removed summary " + OrcidBuckets.id(0),
                        "record.removed works " + OrcidBuckets.id(0),
                        "record.added summary " + OrcidBuckets.id(1),
                        "record.added works " + OrcidBuckets.id(1));
    }

    private void locked(int index) {
        buckets.summary(index, """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <error:error xmlns:error="http://www.orcid.org/ns/error"><error:response-code>409</error:response-code>
                <error:developer-message>The ORCID record is locked</error:developer-message>
                <error:error-code>9018</error:error-code></error:error>
                """);
        // As ORCID does with it.
        buckets.removeWork(index, 7);
    }

    @Test
    void row_27_our_record_that_is_locked_stays_as_such_without_activities_and_others_are_not_taken() {
        rows.change("delete from event");
        locked(0);
        locked(1);
        buckets.changed(0, now.plusSeconds(1));
        rewrite(1, now.plusSeconds(2));

        assertThat(sync(BOTH).complete()).isTrue();

        assertMirrored(0);
        assertThat(files(path)).hasSize(1);
        assertThat(state("select orcid_of(position) || ' ' || state from record_state where mirror_id = $mirror"))
                .containsExactly(OrcidBuckets.id(0) + " locked");
        assertThat(events())
                .contains("record.changed summary " + OrcidBuckets.id(0), "record.removed works " + OrcidBuckets.id(0))
                .noneMatch(event -> event.endsWith(OrcidBuckets.id(1).toString()));
        // Nor does the next scan let it go, though it still names no employer.
        buckets.listEmptyFoldersQuickly();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0);

        person(0, OURS, "", "d");
        buckets.work(0, 7, "<work>7</work>");
        rewrite(0, now.plusSeconds(3));
        assertThat(sync(BOTH).complete()).isTrue();
        assertThat(state("select 1 from record_state where mirror_id = $mirror"))
                .isEmpty();
        assertThat(files(path)).hasSize(2);
    }

    @Test
    void row_12_what_is_not_to_be_kept_waits_for_an_operator_when_it_is_too_much_and_is_looked_at_once_more() {
        rows.change("insert into vanished_object (mirror_id, data_class, key, state, reason) select id, 'summaries',"
                + " 'not-here/' || n, 'noted', 'let-go' from mirror, generate_series(1, 1000) n where path = '" + path
                + "'");
        person(0, THEIRS, "", "e");
        rewrite(0, now.plusSeconds(1));

        PassReport held = sync(BOTH);

        assertThat(held.complete()).isFalse();
        assertThat(held.troubles())
                .anySatisfy(trouble -> assertThat(trouble).contains("1,001 of 1 records", "caravan.sync.keep"));
        assertMirrored(0);
        assertThat(files(path)).hasSize(2);
        assertThat(decisions.waiting())
                .filteredOn(brake -> brake.path().equals(path.toString()))
                .singleElement()
                .satisfies(brake -> assertThat(brake.dataClass()).isEqualTo("records"));

        rows.change("delete from vanished_object where key like 'not-here/%'");
        int mirror = Integer.parseInt(
                state("select id from mirror where id = $mirror").getFirst());
        assertThat(decisions.decide(mirror, Removable.SUMMARIES, true, "cli:test"))
                .isFalse();
        assertThat(decisions.decide(mirror, Removable.RECORDS, true, "cli:test"))
                .isTrue();
        buckets.listEmptyFoldersQuickly();
        assertThat(download(BOTH).complete()).isTrue();
        assertThat(files(path)).isEmpty();
        assertThat(state("select key from vanished_object where mirror_id = $mirror"))
                .isEmpty();
    }

    @Test
    void a_record_that_is_to_be_kept_after_all_stays_though_its_removal_was_confirmed() {
        rows.change("insert into vanished_object (mirror_id, data_class, key, state, reason, confirmed) select id,"
                + " 'summaries', '" + OrcidBuckets.summaryKey(0) + "', 'due', 'let-go', true from mirror where path = '"
                + path + "'");
        rewrite(2, now.plusSeconds(1));
        assertThat(sync(BOTH).complete()).isTrue();
        assertMirrored(0);
        assertThat(state("select key from vanished_object where mirror_id = $mirror"))
                .isEmpty();
    }

    @Test
    void row_9_a_record_that_vanished_takes_its_activities_along() {
        buckets.content().delete(BucketLayout.SUMMARIES, OrcidBuckets.summaryKey(0));
        buckets.removeWork(0, 7);
        // Its bucket is not empty: somebody else's is in it.
        int neighbour = IntStream.range(3, 100)
                .filter(index -> OrcidBuckets.activitiesBucket(index).equals(OrcidBuckets.activitiesBucket(0)))
                .findFirst()
                .orElseThrow();
        buckets.work(neighbour, 7, "<work/>");
        buckets.listEmptyFoldersQuickly();
        rows.change("delete from event");
        assertThat(download(BOTH).complete()).isTrue();
        assertThat(files(path)).isEmpty();
    }

    @Test
    void row_3_damaged_bytes_decide_nothing() {
        person(1, OURS, "", "c");
        rewrite(1, now.plusSeconds(1));
        // The one letter by which it is not ours any more.
        buckets.middleman()
                .plan(
                        1,
                        request -> request.key().equals(OrcidBuckets.summaryKey(1)),
                        Fault.changed(answer -> new Answer(
                                answer.status(),
                                answer.headers(),
                                new String(answer.body(), StandardCharsets.UTF_8)
                                        .replace("05gq02987", "05gq02988")
                                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(sync(BOTH).complete()).isTrue();
        assertMirrored(0, 1);
    }

    @Test
    void row_30_and_31_a_hostile_summary_is_kept_as_it_is_and_read_no_further() {
        buckets.summary(1, "<!DOCTYPE r [<!ENTITY a SYSTEM 'http://127.0.0.1:1/'>]><r>&a;</r>");
        rewrite(1, now.plusSeconds(1));
        assertThat(sync(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1);
    }
}
