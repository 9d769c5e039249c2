package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

@QuarkusTest
class PushTest extends PushRouteTest {
    @Test
    void new_works_of_a_person_go_in_one_request() throws Exception {
        assertThat(offer(works(7))).isEqualTo(Collections.nCopies(7, Offer.Taken.QUEUED));
        settled();

        assertThat(inRecord())
                .extracting(RegistryItem::title)
                .containsExactlyInAnyOrder(
                        works(7).stream().map(work -> work.title()).toArray(String[]::new));
        assertThat(requests("POST", "/works")).isOne();
        assertThat(tasks()).isEqualTo(Collections.nCopies(7, "create|sent|DONE"));
    }

    @Test
    void one_new_work_goes_by_itself_and_its_put_code_is_kept() throws Exception {
        offer(work("w1", "Only one"));
        settled();

        assertThat(requests("POST", "/work")).isOne();
        assertThat(rows.of(
                        "select put_code, encode(sent_hash, 'hex') = encode(content_hash, 'hex') from item where person = ?",
                        person))
                .isEqualTo(List.of(inRecord().getFirst().putCode() + "|t"));
    }

    @Test
    void the_same_offer_again_sends_nothing_and_another_content_replaces() throws Exception {
        offer(work("w1", "First title"));
        settled();
        assertThat(offer(work("w1", "First title"))).containsExactly(Offer.Taken.UNCHANGED);
        assertThat(offer(work("w1", "Second title"))).containsExactly(Offer.Taken.QUEUED);
        settled();

        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Second title");
        assertThat(tasks()).containsExactly("create|sent|DONE", "update|sent|DONE");
        assertThat(requests("PUT", null)).isOne();
    }
}
