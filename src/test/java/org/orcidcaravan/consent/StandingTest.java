package org.orcidcaravan.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.HeldToken.Expiry;
import org.orcidcaravan.consent.Standing.Verdict;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

class StandingTest {
    private static final OrcidId ORCID = new OrcidId(900_000_000_001L);
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<Scope> NEEDED = EnumSet.of(Scope.READ_LIMITED, Scope.ACTIVITIES_UPDATE);
    private static final String BOTH = "openid /read-limited /activities/update";

    private static HeldToken token(String person, String scopes, String state, Expiry expiry, boolean current) {
        return new HeldToken(1, person, ORCID, scopes, state, null, CREATED, null, null, expiry, current);
    }

    private static Verdict verdict(HeldToken... tokens) {
        return Standing.of(List.of(tokens), NEEDED).getFirst().verdict();
    }

    private static HeldToken good() {
        return token("a", BOTH, "valid", Expiry.LATER, true);
    }

    @Test
    void a_token_that_suffices_makes_up_for_those_that_do_not() {
        HeldToken rejected = token("a", BOTH, "rejected", Expiry.LATER, true);

        assertThat(verdict(rejected)).isEqualTo(Verdict.NONE_SUFFICES);
        assertThat(verdict(rejected, good())).isEqualTo(Verdict.GOOD);
        assertThat(verdict(token("a", BOTH, "valid", Expiry.UNKNOWN, true))).isEqualTo(Verdict.GOOD);
    }

    @Test
    void a_token_that_lacks_a_scope_has_expired_or_is_for_another_id_does_not_suffice() {
        HeldToken narrow = token("a", "/read-limited", "valid", Expiry.LATER, true);

        assertThat(verdict(narrow)).isEqualTo(Verdict.NONE_SUFFICES);
        assertThat(narrow.lacking(NEEDED)).containsExactly(Scope.ACTIVITIES_UPDATE);
        assertThat(verdict(token("a", BOTH, "valid", Expiry.EXPIRED, true))).isEqualTo(Verdict.NONE_SUFFICES);
        assertThat(verdict(token("a", BOTH, "valid", Expiry.LATER, false))).isEqualTo(Verdict.NONE_SUFFICES);
    }

    @Test
    void the_end_of_one_matters_when_no_other_lasts() {
        HeldToken soon = token("a", BOTH, "valid", Expiry.SOON, true);

        assertThat(verdict(soon, soon)).isEqualTo(Verdict.ENDS_SOON);
        assertThat(verdict(soon, good())).isEqualTo(Verdict.GOOD);
    }

    @Test
    void everybody_is_judged_by_their_own_tokens() {
        assertThat(Standing.of(List.of(good(), token("b", "", "revoked", Expiry.LATER, true), good()), NEEDED))
                .extracting(
                        Standing::personId,
                        Standing::verdict,
                        standing -> standing.tokens().size())
                .containsExactly(tuple("a", Verdict.GOOD, 2), tuple("b", Verdict.NONE_SUFFICES, 1));
        assertThat(Standing.of(List.of(), NEEDED)).isEmpty();
    }
}
