package org.orcidcaravan.source.eligible;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.record.Circumstances;

/** Which records may go out, and the sentence that says why one may not. */
class RulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Rules YEARS = new Rules(2000, 2020, Set.of(), Set.of(), false, Set.of(), Set.of());

    private static Work work(String type, @Nullable Integer year) {
        FuzzyDate date = year == null ? null : new FuzzyDate(year, null, null);
        return new Work("Caravans", null, null, type, date, List.of(), null, null, null, null, null, List.of());
    }

    private static @Nullable String says(Rules rules, @Nullable Integer year, Circumstances circumstances) {
        return rules.judge(work("journal-article", year), circumstances, TODAY).keptBack();
    }

    private static Circumstances in(String... collections) {
        return new Circumstances(Set.of(collections), "Published", null, null);
    }

    @Test
    void without_rules_everything_may_go_out() {
        Circumstances embargoed = new Circumstances(Set.of("a"), null, LocalDate.parse("2030-01-01"), null);

        assertThat(Rules.NONE.judge(work("book", null), embargoed, TODAY)).isEqualTo(new Rules.Judgement(null, null));
    }

    @Test
    void years_are_from_and_to_and_must_be_said() {
        assertThat(says(YEARS, 2000, Circumstances.UNSAID)).isNull();
        assertThat(says(YEARS, 2020, Circumstances.UNSAID)).isNull();
        assertThat(says(YEARS, 1987, Circumstances.UNSAID)).isEqualTo("Not sent because its year 1987 is before 2000.");
        assertThat(says(YEARS, 2021, Circumstances.UNSAID)).isEqualTo("Not sent because its year 2021 is after 2020.");
        assertThat(says(YEARS, null, Circumstances.UNSAID))
                .isEqualTo("Not sent because it has no year, and the rules ask for one.");
    }

    @Test
    void types_and_states_are_those_that_are_named_in_any_case() {
        Rules rules = new Rules(null, null, Set.of("Book"), Set.of("PUBLISHED"), false, Set.of(), Set.of());

        assertThat(rules.judge(work("book", null), in(), TODAY).keptBack()).isNull();
        assertThat(says(rules, null, in())).isEqualTo("Not sent because its type journal-article is none of book.");
        assertThat(rules.judge(work("book", null), new Circumstances(Set.of(), "Draft", null, null), TODAY)
                        .keptBack())
                .isEqualTo("Not sent because its state Draft is none of published.");
        assertThat(rules.judge(work("book", null), Circumstances.UNSAID, TODAY).keptBack())
                .isEqualTo("Not sent because its source does not say that it is published.");
    }

    @Test
    void collections_are_allowed_or_denied_and_a_denial_goes_first() {
        Rules rules = new Rules(null, null, Set.of(), Set.of(), false, Set.of("a", "b"), Set.of("theses"));

        assertThat(says(rules, null, in("b", "z"))).isNull();
        assertThat(says(rules, null, in("z"))).isEqualTo("Not sent because it is in none of the collections a, b.");
        assertThat(says(rules, null, in("a", "theses"))).isEqualTo("Not sent because it is in the collection theses.");
    }

    @Test
    void an_embargo_says_when_it_ends_and_is_over_on_that_day() {
        Rules rules = new Rules(null, null, Set.of(), Set.of(), true, Set.of(), Set.of());
        LocalDate until = LocalDate.parse("2027-01-01");
        Circumstances embargoed = new Circumstances(Set.of(), null, until, null);

        assertThat(rules.judge(work("book", null), embargoed, TODAY))
                .isEqualTo(new Rules.Judgement("Not sent because it is under embargo until 2027-01-01.", until));
        assertThat(rules.judge(work("book", null), embargoed, until)).isEqualTo(new Rules.Judgement(null, null));
    }

    @Test
    void other_rules_have_another_fingerprint() {
        assertThat(YEARS.fingerprint()).isNotEqualTo(Rules.NONE.fingerprint()).isEqualTo(YEARS.fingerprint());
        assertThat(new Rules(null, null, Set.of("a"), Set.of(), false, Set.of(), Set.of()).fingerprint())
                .isNotEqualTo(new Rules(null, null, Set.of(), Set.of("a"), false, Set.of(), Set.of()).fingerprint());
    }
}
