package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.consent.NewToken;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** What ORCID refuses, and what is not ours to write. */
@QuarkusTest
class PushRefusalsTest extends PushRouteTest {
    private static final String BY_RESEARCHER = """
            <work:work xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work">
            <work:title><common:title>By the researcher</common:title></work:title>
            <work:type>journal-article</work:type>
            <common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type>\
            <common:external-id-value>10.5555/own</common:external-id-value>\
            <common:external-id-relationship>self</common:external-id-relationship></common:external-id>\
            </common:external-ids></work:work>""";

    private static Work wrong(int code) {
        return new Work(
                code == 9022 ? "" : "A title",
                null,
                null,
                code == 9037 ? "no-such-type" : "journal-article",
                code == 9049 ? new FuzzyDate(21, null, null) : null,
                List.of(ExternalId.self(code == 9023 ? "no-such-kind" : "source-work-id", "wrong-" + code)),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"9023", "9037"})
    void row_48_what_orcid_finds_wrong_is_a_dead_letter_with_its_reason_at_once(int code) throws Exception {
        offer("wrong", wrong(code));
        settled();

        assertThat(asked()).containsExactly("POST work");
        assertThat(tasks("state, verdict, error_code, http_status")).containsExactly("dead|DEAD|" + code + "|400");
        assertThat(tasks("message").getFirst()).contains("ORCID says: ");
    }

    @Test
    void row_58_the_bad_works_of_a_bulk_do_not_take_the_others_with_them() throws Exception {
        offer(List.of(
                work("w1", "Good"), wrong(9022), work("w2", "Good, too"), wrong(9037), work("w3", "Good as well")));
        settled();

        assertThat(asked()).containsExactly("POST works");
        assertThat(tasks("state, error_code"))
                .containsExactly("sent|null", "dead|9022", "sent|null", "dead|9037", "sent|null");
        assertThat(inRecord())
                .extracting(RegistryItem::title)
                .containsExactlyInAnyOrder("Good", "Good, too", "Good as well");
    }

    @Test
    void row_48_a_dead_letter_is_sent_again_only_when_its_content_is_another() throws Exception {
        offer("wrong", wrong(9022));
        settled();

        assertThat(offer("wrong", wrong(9022))).isEqualTo(Offer.Taken.DEAD);
        assertThat(offer("wrong", work("wrong-9022", "With a title"))).isEqualTo(Offer.Taken.QUEUED);
        settled();
        assertThat(tasks("state")).containsExactly("sent");
    }

    @Test
    void row_50_what_is_not_ours_any_more_is_a_dead_letter_and_its_put_code_is_forgotten() throws Exception {
        offer(work("w1", "Ours"));
        settled();
        // ORCID looks for duplicates before it looks whose an item is.
        registry.removeItem(orcid, Section.WORK, inRecord().getFirst().putCode());
        long theirs = registry.addByResearcher(orcid, Section.WORK, BY_RESEARCHER);
        rows.change("update item set put_code = ? where person = ?", theirs, person);
        offer(work("w1", "Changed"));
        settled();

        assertThat(asked()).containsExactly("POST work", "PUT work/" + theirs);
        assertThat(tasks("operation, state, error_code")).containsExactly("create|sent|null", "update|dead|9010");
        assertThat(rows.of("select put_code from item where person = ?", person))
                .containsExactly("null");
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("By the researcher");
    }

    @Test
    void row_50_a_permission_that_does_not_cover_it_is_asked_for_again() throws Exception {
        rows.change("delete from token where person = ?", person);
        String narrow = registry.issueToken(orcid, EnumSet.of(Scope.READ_LIMITED));
        tokens.add(new NewToken(person, orcid, "/activities/update", new Secret(narrow), null, null));
        offer(works(2));
        settled();

        assertThat(asked()).containsExactly("POST works", "POST works");
        assertThat(tasks("state, attempts")).containsOnly("waiting|0");
        assertThat(pauseReason()).isEqualTo("consent-needed");
    }

    @Test
    void row_51_what_the_researcher_deleted_is_never_created_again() throws Exception {
        offer(work("w1", "Unloved"));
        settled();
        registry.removeItem(orcid, Section.WORK, inRecord().getFirst().putCode());
        offer(work("w1", "Unloved, second edition"));
        settled();

        assertThat(tasks("operation, state")).containsExactly("create|sent", "update|removed");
        assertThat(offer(work("w1", "Unloved, third edition"))).containsExactly(Offer.Taken.REMOVED);
        settled();
        assertThat(inRecord()).isEmpty();
        assertThat(requests("POST", null)).isOne();
    }

    @Test
    void row_51_a_deletion_of_what_the_researcher_deleted_is_done() throws Exception {
        offer(work("w1", "Gone"));
        settled();
        registry.removeItem(orcid, Section.WORK, inRecord().getFirst().putCode());
        intake.withdraw(person, "test", "w1", Section.WORK);
        settled();

        assertThat(tasks("operation, state")).containsExactly("create|sent", "delete|sent");
    }
}
