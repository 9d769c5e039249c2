package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.check.ItemCheck;
import org.orcidcaravan.orcid.check.Prepared;
import org.orcidcaravan.orcid.check.Sample;
import org.orcidcaravan.orcid.item.AnyItem;
import org.orcidcaravan.orcid.item.Item;

/** The check and ORCID's schemas agree: what passes the one passes the others. */
class SendableItemsTest {
    private final ItemDocuments documents = new ItemDocuments("orcid.org");

    @Property(tries = 1_000)
    void what_passes_the_check_fits_the_schema(@ForAll("sections") Section section, @ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Prepared<Item> prepared = ItemCheck.prepare(Sample.mixed(section, AnyItem.of(section, chance), chance));
        Assume.that(prepared.isSendable());

        assertThatNoException().isThrownBy(() -> Validated.xml(documents.of(prepared.item(), null)));
    }

    @Provide
    Arbitrary<Section> sections() {
        return Arbitraries.of(Sample.sections());
    }
}
