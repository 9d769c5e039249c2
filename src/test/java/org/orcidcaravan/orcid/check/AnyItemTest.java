package org.orcidcaravan.orcid.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.AnyItem;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Item;

/** What holds for an item of any kind with anything in it. */
class AnyItemTest {
    @Property(tries = 500)
    void preparing_what_is_prepared_changes_nothing(@ForAll Section section, @ForAll long seed) {
        Prepared<Item> once = ItemCheck.prepare(AnyItem.of(section, new SplittableRandom(seed)));
        Prepared<Item> twice = ItemCheck.prepare(once.item());

        assertThat(twice.item()).isEqualTo(once.item());
        assertThat(twice.notes()).isEmpty();
        assertThat(twice.complaints()).isEqualTo(once.complaints());
        assertThat(ItemCheck.check(once.item())).isEqualTo(once.complaints());
    }

    @Property(tries = 500)
    void what_is_kept_and_read_back_is_checked_alike(@ForAll Section section, @ForAll long seed) {
        Prepared<Item> prepared = ItemCheck.prepare(AnyItem.of(section, new SplittableRandom(seed)));
        Item kept = CanonicalItem.read(section, CanonicalItem.json(prepared.item()));

        if (prepared.isSendable()) {
            assertThat(ItemCheck.check(kept)).isEmpty();
        }
    }

    @Property(tries = 500)
    void every_complaint_has_a_code_and_says_what_to_do(@ForAll Section section, @ForAll long seed) {
        assertThat(ItemCheck.check(AnyItem.of(section, new SplittableRandom(seed))))
                .allSatisfy(complaint -> {
                    assertThat(complaint.code()).matches("[a-z.-]+\\.[a-z-]+");
                    assertThat(complaint.message()).matches("[A-Z].*: .*\\.").hasSizeLessThan(600);
                });
    }

    @Property(tries = 500)
    void tidied_texts_are_never_too_long(@ForAll Section section, @ForAll long seed) {
        assertThat(ItemCheck.prepare(AnyItem.of(section, new SplittableRandom(seed)))
                        .complaints())
                .extracting(Complaint::code)
                .filteredOn(code -> code.endsWith(".too-long"))
                .isSubsetOf("external-id.value.too-long", "organization.identifier.too-long", "url.too-long");
    }
}
