package org.orcidcaravan.sync.mirror;

import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.orcidcaravan.orcid.OrcidId;

/** Random members of the mirror's vocabulary. */
public final class Samples {
    static final OrcidId ORCID = OrcidId.parse("0000-0002-1825-0097").orElseThrow();
    static final ObjectKey.Summary SUMMARY = new ObjectKey.Summary(ORCID);

    private Samples() {}

    /** iDs from the whole range, its ends among them. */
    public static Arbitrary<OrcidId> ids() {
        return Arbitraries.longs().between(0, OrcidId.LIMIT - 1).map(OrcidId::new);
    }

    static Arbitrary<ObjectKey.Activity> activitiesOf(OrcidId orcid) {
        return Combinators.combine(
                        Arbitraries.of(ActivityType.class), Arbitraries.longs().between(1, 999_999_999_999_999_999L))
                .as((type, putCode) -> new ObjectKey.Activity(orcid, type, putCode));
    }

    static Arbitrary<KnownObject> known() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.of(VerifiedBy.class))
                .as((high, low, bytes, by) -> new KnownObject(new UUID(high, low), bytes, by));
    }

    static KnownObject known(int seed) {
        return new KnownObject(new UUID(seed * 0x9E3779B97F4A7C15L, seed * 31L), 1_000 + seed, VerifiedBy.MD5);
    }

    static Vanished vanished(ObjectKey key) {
        return new Vanished(key, new UUID(1, 2), Vanished.Reason.RECORD);
    }

    static ObjectKey.Activity work(int putCode) {
        return new ObjectKey.Activity(ORCID, ActivityType.WORKS, putCode);
    }
}
