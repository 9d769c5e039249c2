package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.orcid.ns.bulk.Bulk;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.document.BulkOutcome.Created;
import org.orcidcaravan.push.document.BulkOutcome.Refused;

class BulkAnswerTest {
    private static final String DUPLICATE =
            "409 Conflict: You have already added this activity, please see element with put-code 77.";

    private final List<Work> sent = List.of(
            Synthetic.work("A", ExternalId.self("doi", "10.5555/A"), Synthetic.ISSN),
            Synthetic.work("B", ExternalId.self("isbn", "978-0-00-000000-2")),
            Synthetic.work("C", ExternalId.self("source-work-id", "c"), ExternalId.self("doi", "10.5555/c")));

    @Test
    void works_and_errors_are_told_in_the_order_sent() {
        String answer = answer(created(0, 5L), error(409, 9021), created(2, 6L));

        assertThat(BulkAnswer.read(answer, sent))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(Created.class, created -> {
                            assertThat(created.putCode()).isEqualTo(5);
                            assertThat(created.ids())
                                    .extracting(ExternalId::value)
                                    .containsExactly("10.5555/A", "1234-5679");
                        }),
                        second -> assertThat(second).isEqualTo(new Refused(409, 9021, DUPLICATE)),
                        third -> assertThat(third)
                                .isInstanceOfSatisfying(
                                        Created.class,
                                        created -> assertThat(created.putCode()).isEqualTo(6)));
    }

    @Test
    void a_full_bulk_is_told_work_by_work() {
        List<Work> works = IntStream.range(0, ItemDocuments.LARGEST_BULK)
                .mapToObj(i -> Synthetic.work("W" + i, ExternalId.self("source-work-id", "w" + i)))
                .toList();
        ItemDocuments documents = new ItemDocuments("orcid.org");
        Object[] elements = IntStream.range(0, works.size())
                .mapToObj(i -> i % 3 == 0 ? error(409, 9021) : documents.of(works.get(i), 1000L + i))
                .toArray();

        List<BulkOutcome> outcomes = BulkAnswer.read(answer(elements), works);

        assertThat(outcomes).hasSize(100);
        assertThat(IntStream.range(0, 100)).allSatisfy(i -> {
            if (i % 3 == 0) {
                assertThat(outcomes.get(i)).isEqualTo(new Refused(409, 9021, DUPLICATE));
            } else {
                assertThat(outcomes.get(i))
                        .isEqualTo(new Created(1000L + i, works.get(i).externalIds()));
            }
        });
    }

    @Test
    void identifiers_that_orcid_writes_otherwise_are_the_same() {
        org.orcid.ns.work.Work first = created(0, 5L);
        first.getExternalIds().getExternalId().getFirst().setExternalIdValue("https://doi.org/10.5555/a");
        org.orcid.ns.work.Work second = created(1, 6L);
        second.getExternalIds().getExternalId().getFirst().setExternalIdValue("9780000000002");

        assertThat(BulkAnswer.read(answer(first, second, error(400, 9020)), sent))
                .hasSize(3);
    }

    @Test
    void an_answer_shorter_or_longer_than_what_was_sent_is_unclear() {
        assertUnclear(answer(created(0, 5L), created(1, 6L)), "it tells of 2 works, 3 were sent");
        assertUnclear(answer(created(0, 5L), created(1, 6L), created(2, 7L), error(400, 9020)), "of 4 works");
        assertUnclear(answer(), "of 0 works");
    }

    @Test
    void a_shuffled_answer_is_unclear() {
        List<Object> works = new ArrayList<>(List.of(created(0, 5L), created(1, 6L), created(2, 7L)));
        Collections.swap(works, 1, 2);
        assertUnclear(answer(works.toArray()), "work 2 has other identifiers");

        assertUnclear(answer(error(409, 9021), created(0, 5L), created(2, 7L)), "work 2 has other identifiers");
    }

    @Test
    void a_work_that_shares_only_some_of_its_identifiers_is_another_one() {
        org.orcid.ns.work.Work other = created(2, 7L);
        other.getExternalIds().getExternalId().getFirst().setExternalIdValue("d");

        assertUnclear(answer(created(0, 5L), created(1, 6L), other), "work 3 has other identifiers");
    }

    @Test
    void a_work_without_put_code_and_an_error_without_status_are_unclear() {
        assertUnclear(answer(created(0, null), created(1, 6L), created(2, 7L)), "work 1 has no put-code");
        assertUnclear(answer(created(0, 5L), error(0, 9021), created(2, 7L)), "error 2 has no response-code");
    }

    @Test
    void a_put_code_that_is_no_number_is_unclear() {
        String answer = answer(created(0, 5L), created(1, 6L), created(2, 7L));

        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> BulkAnswer.read(answer.replace("put-code=\"6\"", "put-code=\"six\""), sent))
                .withMessageContaining("six");
        assertUnclear(answer.replace("put-code=\"6\"", "put-code=\"99999999999999999999\""), "work 2 has no put-code");
    }

    @Test
    void an_answer_cut_anywhere_is_unclear() {
        String whole = answer(created(0, 5L), error(409, 9021), created(2, 6L));

        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatExceptionOfType(UnclearAnswer.class)
                    .as("cut after %d characters", end)
                    .isThrownBy(() -> BulkAnswer.read(cut, sent));
        }
    }

    @Test
    void another_document_is_unclear() {
        assertUnclear(xml(error(409, 9048)), "it is not a bulk");
    }

    @Test
    void an_unknown_element_in_place_of_a_work_makes_the_answer_short() {
        String answer = answer(created(0, 5L), error(409, 9021), created(2, 6L));

        assertUnclear(
                answer.replace("http://www.orcid.org/ns/error", "http://www.orcid.org/ns/warning"),
                "it tells of 2 works");
    }

    @Test
    void an_error_without_code_or_words_is_still_a_refusal() {
        org.orcid.ns.error.Error bare = new org.orcid.ns.error.Error();
        bare.setResponseCode(500);
        org.orcid.ns.error.Error polite = new org.orcid.ns.error.Error();
        polite.setResponseCode(400);
        polite.setUserMessage("Please mend it.");
        polite.setErrorCode(BigInteger.TWO.pow(40));

        assertThat(BulkAnswer.read(answer(bare, polite, created(2, 6L)), sent))
                .startsWith(new Refused(500, null, "ORCID gave no reason"), new Refused(400, null, "Please mend it."));
    }

    private void assertUnclear(String answer, String why) {
        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> BulkAnswer.read(answer, sent))
                .withMessageContaining(why)
                .withMessageContaining("before sending any again");
    }

    private org.orcid.ns.work.Work created(int place, @Nullable Long putCode) {
        return (org.orcid.ns.work.Work) new ItemDocuments("orcid.org").of(sent.get(place), putCode);
    }

    private static org.orcid.ns.error.Error error(int status, int code) {
        org.orcid.ns.error.Error error = new org.orcid.ns.error.Error();
        error.setResponseCode(status);
        error.setDeveloperMessage(DUPLICATE);
        error.setErrorCode(BigInteger.valueOf(code));
        return error;
    }

    private static String answer(Object... elements) {
        Bulk bulk = new Bulk();
        bulk.getWorkOrError().addAll(List.of(elements));
        return xml(bulk);
    }

    private static String xml(Object document) {
        return new String(OrcidXml.marshal(document), StandardCharsets.UTF_8);
    }
}
