package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.HeldToken;
import org.orcidcaravan.consent.HeldToken.Expiry;
import org.orcidcaravan.consent.Standing;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

class StandingTextTest {
    private static final OrcidId ORCID = new OrcidId(900_000_000_001L);
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_person_has_a_line_and_each_permission_says_all_that_is_the_matter() {
        List<HeldToken> tokens = List.of(
                new HeldToken(
                        1,
                        "4711",
                        ORCID,
                        "openid",
                        "rejected",
                        "invalid_token",
                        TIME,
                        null,
                        TIME,
                        Expiry.UNKNOWN,
                        true),
                new HeldToken(
                        2, "4711", ORCID, "/read-limited", "valid", null, TIME, TIME, null, Expiry.EXPIRED, false));

        assertThat(Standing.of(tokens, Set.of(Scope.READ_LIMITED)))
                .singleElement()
                .extracting(person -> StandingText.of(person, Set.of(Scope.READ_LIMITED))
                        .lines()
                        .toList())
                .isEqualTo(List.of(
                        "4711: none suffices",
                        "    token 1 for " + ORCID
                                + ": rejected (invalid_token); lacks /read-limited; when it expires is not known",
                        "    token 2 for " + ORCID
                                + ": the person has another iD now; expired at 2026-01-01T00:00:00Z"));
    }
}
