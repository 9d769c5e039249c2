package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.orcidcaravan.orcid.OrcidId;

class PackedActivitiesTest {
    @Provide
    static Arbitrary<SortedMap<ObjectKey.Activity, KnownObject>> records() {
        return Arbitraries.maps(Samples.activitiesOf(Samples.ORCID), Samples.known())
                .ofMaxSize(60)
                .map(PackedActivitiesTest::sorted);
    }

    /** As in ORCID's buckets: put-codes of up to 200 million, a few kilobytes each, mostly works. */
    @Provide
    static Arbitrary<SortedMap<ObjectKey.Activity, KnownObject>> realistic() {
        Arbitrary<ActivityType> type = Arbitraries.frequency(
                Tuple.of(8, ActivityType.WORKS),
                Tuple.of(1, ActivityType.EMPLOYMENTS),
                Tuple.of(1, ActivityType.EDUCATIONS));
        Arbitrary<ObjectKey.Activity> key = Combinators.combine(
                        type, Arbitraries.longs().between(1, 200_000_000))
                .as((kind, putCode) -> new ObjectKey.Activity(Samples.ORCID, kind, putCode));
        Arbitrary<KnownObject> known = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.longs().between(800, 30_000))
                .as((high, low, bytes) -> new KnownObject(new UUID(high, low), bytes, VerifiedBy.MD5));
        return Arbitraries.maps(key, known).ofMinSize(1).ofMaxSize(200).map(PackedActivitiesTest::sorted);
    }

    private static SortedMap<ObjectKey.Activity, KnownObject> sorted(Map<ObjectKey.Activity, KnownObject> activities) {
        SortedMap<ObjectKey.Activity, KnownObject> sorted = PackedActivities.empty();
        sorted.putAll(activities);
        return sorted;
    }

    @Property
    void what_is_packed_is_unpacked(@ForAll("records") SortedMap<ObjectKey.Activity, KnownObject> activities) {
        byte[] packed = PackedActivities.pack(activities);

        assertThat(PackedActivities.unpack(Samples.ORCID, packed)).isEqualTo(activities);
    }

    @Property
    void an_activity_takes_at_most_30_bytes(
            @ForAll("realistic") SortedMap<ObjectKey.Activity, KnownObject> activities) {
        assertThat(PackedActivities.pack(activities).length).isLessThanOrEqualTo(1 + activities.size() * 30);
    }

    @Example
    void a_hundred_works_take_about_24_bytes_each() {
        SortedMap<ObjectKey.Activity, KnownObject> works = PackedActivities.empty();
        for (int i = 1; i <= 100; i++) {
            works.put(Samples.work(i * 1_500_000), Samples.known(i));
        }

        assertThat(PackedActivities.pack(works).length).isBetween(100 * 20, 100 * 25);
    }

    /** Rows on disk outlive releases: this very form must stay readable. */
    @Example
    void the_form_is_the_documented_one() {
        SortedMap<ObjectKey.Activity, KnownObject> two = PackedActivities.empty();
        two.put(Samples.work(300), new KnownObject(new UUID(1, 2), 5, VerifiedBy.MD5));
        two.put(Samples.work(301), new KnownObject(new UUID(3, 4), 200, VerifiedBy.SIZE));

        assertThat(PackedActivities.pack(two))
                .containsExactly(
                        1, 0x0b, 0xac, 0x02, 5, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, //
                        0x2b, 1, 0xc8, 0x01, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4);
    }

    @Example
    void a_form_of_a_newer_version_is_named() {
        assertThatThrownBy(() -> PackedActivities.unpack(new OrcidId(1), new byte[] {2}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form 2");
    }

    @Example
    void proofs_keep_their_numbers_and_words() {
        for (VerifiedBy by : VerifiedBy.values()) {
            assertThat(VerifiedBy.ofCode(by.code())).isEqualTo(by);
            assertThat(VerifiedBy.ofColumn(by.column())).isEqualTo(by);
        }
        assertThat(List.of(VerifiedBy.MD5.code(), VerifiedBy.CHECKSUM.code(), VerifiedBy.SIZE.code()))
                .containsExactly(0, 1, 2);
        assertThatThrownBy(() -> VerifiedBy.ofCode(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
