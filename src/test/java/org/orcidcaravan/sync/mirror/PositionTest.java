package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orcidcaravan.orcid.OrcidId;

class PositionTest {
    @Provide
    static Arbitrary<OrcidId> ids() {
        return Samples.ids();
    }

    @Property
    void positions_are_in_the_byte_order_of_keys(@ForAll("ids") OrcidId a, @ForAll("ids") OrcidId b) {
        int byKey = Arrays.compareUnsigned(key(a), key(b));

        assertThat(Integer.signum(Long.compare(Position.of(a), Position.of(b)))).isEqualTo(Integer.signum(byKey));
    }

    private static byte[] key(OrcidId orcid) {
        return new ObjectKey.Summary(orcid).text().getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void a_position_gives_its_id_back(@ForAll("ids") OrcidId orcid) {
        assertThat(Position.orcid(Position.of(orcid))).isEqualTo(orcid);
    }

    @Property
    void an_id_is_between_the_ends_of_its_folder(@ForAll("ids") OrcidId orcid) {
        ChecksumFolder folder = ChecksumFolder.of(orcid);

        assertThat(Position.of(orcid)).isBetween(Position.first(folder), Position.last(folder));
        assertThat(orcid.toString()).endsWith(folder.text());
        assertThat(orcid.checkDigit()).isEqualTo(folder.lastCharacter());
        assertThat(folder.prefix()).isEqualTo(folder.text() + "/");
    }

    @Example
    void there_are_1100_folders_in_the_order_of_their_names() {
        List<String> names =
                ChecksumFolder.all().stream().map(ChecksumFolder::text).toList();

        assertThat(names).hasSize(1_100).isSorted().startsWith("000", "001").endsWith("998", "999", "99X");
        assertThat(new HashSet<>(names)).hasSize(1_100);
        assertThat(names.get(10)).isEqualTo("00X");
        assertThat(names.get(11)).isEqualTo("010");
    }

    @Example
    void folders_lie_side_by_side() {
        for (int i = 1; i < ChecksumFolder.COUNT; i++) {
            assertThat(Position.first(new ChecksumFolder(i))).isEqualTo(Position.last(new ChecksumFolder(i - 1)) + 1);
        }
    }

    @Example
    void there_is_no_folder_beyond_the_last() {
        assertThatThrownBy(() -> new ChecksumFolder(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChecksumFolder(1_100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1100");
    }
}
