package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.id;
import static org.orcidcaravan.simulator.registry.Samples.selfDoi;
import static org.orcidcaravan.simulator.registry.Samples.withPutCode;
import static org.orcidcaravan.simulator.registry.Samples.work;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;

/** One source adds a thing once, and what counts as the same thing. */
class DuplicatesTest {
    private static final Client OTHER = new Client("APP-ANOTHERCLIENT001", "another-secret", "Another University");

    private final OpenRegistry open = new OpenRegistry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_known_identifier_is_refused_with_the_put_code_in_the_message() {
        long putCode = ann.post("work", work("10.5555/same")).putCode();

        Reply again = ann.post("work", work("Another title", selfDoi("https://doi.org/10.5555/SAME")));

        assertThat(again.error()).isEqualTo("409/9021");
        assertThat(again.message())
                .startsWith("409 Conflict: You have already added this activity (matched by external identifiers)")
                .contains("please see element with put-code " + putCode + ". If you are trying");
        assertThat(open.registry().items(Samples.ANN, Section.WORK)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "doi, 10.5555/a, doi:10.5555/A",
        "isbn, 0-306-40615-2, 9780306406157",
        "issn, 0028-0836, 00280836",
        "pmid, 123, https://pubmed.ncbi.nlm.nih.gov/123/",
        "pmc, PMC77, 77",
        "arxiv, arXiv:2101.00001, https://arxiv.org/abs/2101.00001",
        "handle, 2027/42, https://hdl.handle.net/2027/42"
    })
    void identifiers_are_compared_normalised(String type, String one, String other) {
        ann.post("work", work("One", id(type, one, "self")));

        assertThat(ann.post("work", work("Other", id(type, other, "self"))).error())
                .isEqualTo("409/9021");
    }

    @Test
    void identifiers_of_fundings_are_compared_as_they_are() {
        String grant = Samples.of(Section.FUNDING, "G-1");
        ann.post("funding", grant);

        assertThat(ann.post("funding", grant).error()).isEqualTo("409/9021");
        assertThat(ann.post("funding", grant.replace("G-1", "g-1")).status()).isEqualTo(201);
    }

    @Test
    void what_a_work_is_part_of_may_be_shared() {
        String book = id("isbn", "9780306406157", "part-of");
        ann.post("work", work("Chapter 1", selfDoi("10.5555/1") + book));

        assertThat(ann.post("work", work("Chapter 2", selfDoi("10.5555/2") + book))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_copy_of_another_client_or_of_the_researcher_is_no_conflict() {
        open.registry().addByResearcher(Samples.ANN, Section.WORK, work("10.5555/same"));
        try (Member other = open.member(OTHER)) {
            assertThat(other.post("work", work("10.5555/same")).status()).isEqualTo(201);
        }

        assertThat(ann.post("work", work("10.5555/same")).status()).isEqualTo(201);
        assertThat(ann.get("works").xml().all("group")).hasSize(1);
        assertThat(ann.get("works").xml().all("group", "work-summary")).hasSize(3);
    }

    @Test
    void an_affiliation_without_identifiers_is_stored_twice() {
        String job = Samples.of(Section.EMPLOYMENT, "Professor");
        ann.post("employment", job);

        assertThat(ann.post("employment", job).status()).isEqualTo(201);
        assertThat(open.registry().items(Samples.ANN, Section.EMPLOYMENT)).hasSize(2);
    }

    @Test
    void a_persons_detail_is_taken_once() {
        String keyword = Samples.of(Section.KEYWORD, "k");
        ann.post("keywords", keyword);

        assertThat(ann.post("keywords", keyword).error()).isEqualTo("409/9030");
    }

    @Test
    void a_replacement_may_not_become_another_item() {
        ann.post("work", work("10.5555/one"));
        long other = ann.post("work", work("10.5555/other")).putCode();

        Reply reply = ann.put("work/" + other, withPutCode(work("10.5555/one"), other));

        assertThat(reply.error()).isEqualTo("409/9021");
    }

    @Test
    void what_the_researcher_deleted_can_be_added_anew_and_not_replaced() {
        long putCode = ann.post("work", work("10.5555/one")).putCode();
        assertThat(open.registry().removeItem(Samples.ANN, Section.WORK, putCode))
                .isTrue();

        assertThat(ann.put("work/" + putCode, withPutCode(work("10.5555/one"), putCode))
                        .error())
                .isEqualTo("404/9016");
        assertThat(ann.post("work", work("10.5555/one")).putCode()).isGreaterThan(putCode);
    }
}
