package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

class EtagsTest {
    @Property
    void an_md5_is_packed_and_written_again(@ForAll @Size(16) byte[] md5) {
        UUID packed = Etags.packed(md5);
        String text = Etags.text(packed);

        assertThat(text).matches("[0-9a-f]{32}");
        assertThat(Etags.isMd5Shaped(text)).isTrue();
        assertThat(Etags.packed(text)).isEqualTo(packed);
        assertThat(Etags.packed(text.toUpperCase(Locale.ROOT))).isEqualTo(packed);
    }

    @Property
    @Tag("row-5")
    void row_5_only_32_hexadecimal_digits_have_the_shape_of_an_md5(@ForAll String etag) {
        assertThat(Etags.isMd5Shaped(etag)).isEqualTo(etag.matches("[0-9a-fA-F]{32}"));
    }

    @Example
    @Tag("row-5")
    void row_5_digits_of_other_scripts_are_no_md5() {
        String arabic = "\u0660".repeat(32);

        assertThat(Etags.isMd5Shaped(arabic)).isFalse();
        assertThat(Etags.packed(arabic)).isNotEqualTo(new UUID(0, 0));
        assertThat(Etags.isMd5Shaped("g".repeat(32))).isFalse();
    }

    @Example
    @Tag("row-5")
    void row_5_an_etag_of_several_parts_is_told_apart_from_others() {
        UUID one = Etags.packed("d41d8cd98f00b204e9800998ecf8427e-2");
        UUID other = Etags.packed("d41d8cd98f00b204e9800998ecf8427e-3");

        assertThat(one).isNotEqualTo(other);
        assertThat(Etags.packed("d41d8cd98f00b204e9800998ecf8427e-2")).isEqualTo(one);
    }
}
