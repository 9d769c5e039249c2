package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.KeyGrammar.Reading;

@Tag("row-13")
class KeyGrammarTest {
    private static final String TYPES = "distinctions|educations|employments|fundings|invited-positions|membership"
            + "|peer-reviews|qualifications|research-resources|services|works";
    /** What ORCID writes, said a second time and in another way. */
    private static final Pattern SUMMARY = Pattern.compile("([0-9]{2}[0-9X])/([0-9-]{18}[0-9X])\\.xml");

    private static final Pattern ACTIVITY =
            Pattern.compile("([0-9]{2}[0-9X])/([0-9-]{18}[0-9X])/(" + TYPES + ")/\\2_\\3_[1-9][0-9]{0,17}\\.xml");
    private static final List<String> WOUNDS = List.of(
            "../",
            "/../",
            "..\\",
            "\\",
            "/",
            "//",
            "./",
            "\0",
            "\n",
            "%2e%2e/",
            "~",
            "_",
            "_0",
            "0",
            "X",
            "x",
            ".xml",
            ".xml.part",
            ".part",
            " ",
            "-",
            "\u0660",
            "\u0967",
            "\uFF10",
            "\u202e",
            "\uD800",
            "works/",
            "memberships/",
            "WORKS",
            "C:",
            "99999999999999999999",
            "-1",
            "+1",
            "é");
    private static final Mirror MIRROR = new Mirror(1, Path.of("/mirror"), Path.of("/mirror"));

    @Provide
    static Arbitrary<OrcidId> ids() {
        return Samples.ids();
    }

    @Provide
    static Arbitrary<ObjectKey> keys() {
        return Samples.ids()
                .flatMap(id -> Arbitraries.oneOf(
                        Arbitraries.<ObjectKey>of(new ObjectKey.Summary(id)),
                        Samples.activitiesOf(id).map(key -> (ObjectKey) key)));
    }

    private static Arbitrary<String> wounds() {
        return Arbitraries.oneOf(
                Arbitraries.of(WOUNDS),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(5),
                Arbitraries.of("a", "../", "0").map(text -> text.repeat(1_024 / text.length())));
    }

    /** Right keys with a wound: what a bucket could hold that means harm, and what merely looks odd. */
    @Provide
    static Arbitrary<String> hostile() {
        Arbitrary<String> wounded = Combinators.combine(
                        keys().map(ObjectKey::text),
                        wounds(),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.integers().between(0, 6))
                .as((key, wound, place, lost) -> {
                    int at = Math.min(place, key.length());
                    return key.substring(0, at) + wound + key.substring(Math.min(key.length(), at + lost));
                });
        return Arbitraries.oneOf(
                wounded,
                keys().map(key -> key.text().toLowerCase(Locale.ROOT)),
                keys().map(key -> key.text().toUpperCase(Locale.ROOT)),
                keys().map(ObjectKey::text),
                Arbitraries.strings().ofMaxLength(1_024));
    }

    @Property(tries = 5_000)
    void row_13_only_the_canonical_text_is_accepted(
            @ForAll("hostile") String key, @ForAll DataClass dataClass, @ForAll @IntRange(max = 1_099) int index) {
        for (ChecksumFolder folder : List.of(new ChecksumFolder(index), folderNamedBy(key))) {
            boolean right = isRight(dataClass, folder, key);
            switch (KeyGrammar.read(dataClass, folder, key)) {
                case Reading.Accepted(ObjectKey accepted) -> {
                    assertThat(right).as(key).isTrue();
                    assertThat(accepted.text()).isEqualTo(key);
                    assertThat(accepted.dataClass()).isEqualTo(dataClass);
                    Path file = MIRROR.file(accepted);
                    assertThat(file.normalize()).isEqualTo(file);
                    assertThat(file).startsWithRaw(MIRROR.folder(dataClass).resolve(folder.text()));
                    assertThat(file.toString()).isEqualTo("/mirror/" + dataClass.folder() + "/" + key);
                }
                case Reading.Refused(String reason) -> {
                    assertThat(right).as(key).isFalse();
                    assertThat(reason).isNotBlank();
                }
            }
        }
    }

    /** The folder that a key claims to be in, so that what follows is looked at too. */
    private static ChecksumFolder folderNamedBy(String key) {
        return ChecksumFolder.all().stream()
                .filter(folder -> key.startsWith(folder.prefix()))
                .findFirst()
                .orElse(new ChecksumFolder(0));
    }

    private static boolean isRight(DataClass dataClass, ChecksumFolder folder, String key) {
        var matcher = (dataClass == DataClass.SUMMARIES ? SUMMARY : ACTIVITY).matcher(key);
        return matcher.matches()
                && matcher.group(1).equals(folder.text())
                && matcher.group(2).endsWith(folder.text())
                && OrcidId.parse(matcher.group(2)).isPresent();
    }

    @Property
    void what_is_written_is_accepted(@ForAll("keys") ObjectKey key) {
        assertThat(KeyGrammar.read(key.dataClass(), ChecksumFolder.of(key.orcid()), key.text()))
                .isEqualTo(new Reading.Accepted(key));
    }

    @Property
    void row_13_a_key_in_the_wrong_folder_is_refused(
            @ForAll("keys") ObjectKey key, @ForAll @IntRange(max = 1_099) int index) {
        ChecksumFolder folder = new ChecksumFolder(index);
        boolean own = folder.equals(ChecksumFolder.of(key.orcid()));
        String moved = folder.text() + key.text().substring(3);

        assertThat(KeyGrammar.read(key.dataClass(), folder, key.text()) instanceof Reading.Accepted)
                .isEqualTo(own);
        assertThat(KeyGrammar.read(key.dataClass(), folder, moved) instanceof Reading.Accepted)
                .isEqualTo(own);
    }

    @Property
    void row_13_a_key_of_the_other_data_class_is_refused(@ForAll("keys") ObjectKey key) {
        DataClass other = key.dataClass() == DataClass.SUMMARIES ? DataClass.ACTIVITIES : DataClass.SUMMARIES;

        assertThat(KeyGrammar.read(other, ChecksumFolder.of(key.orcid()), key.text()))
                .isInstanceOf(Reading.Refused.class);
    }

    @Example
    void row_13_every_refusal_says_why() {
        assertThat(reason("098/0000-0002-1825-0097.xml")).isEqualTo("is outside the folder 097/");
        assertThat(reason("097/")).isEqualTo("is too short to hold an iD");
        assertThat(reason("097/0000-0002-1825-0098.xml")).isEqualTo("holds no valid iD");
        assertThat(reason("097/0000-0002-1825-0097.XML")).isEqualTo("is not of ORCID's form for summaries");
    }

    private static String reason(String key) {
        Reading reading = KeyGrammar.read(DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID), key);
        return ((Reading.Refused) reading).reason();
    }

    @Example
    void row_13_names_that_a_file_and_a_folder_would_share_are_refused() {
        String id = "097/0000-0002-1825-0097";
        for (String key : List.of(
                id,
                id + "/",
                id + "/works",
                id + "/works/",
                id + ".xml/x",
                id + "/works/x.xml/y.xml",
                id + "/works/0000-0002-1825-0097_works_1.xml/0000-0002-1825-0097_works_1.xml",
                id + "/works/0000-0002-1825-0097_works_.xml",
                id + "/works/0000-0002-1825-0097_works_01.xml",
                id + "/works/0000-0002-1825-0097_works_0.xml",
                id + "/works/0000-0002-1825-0097_works_-1.xml",
                id + "/works/0000-0002-1825-0097_works_1000000000000000000.xml",
                id + "/works/0000-0002-1825-0097_fundings_1.xml")) {
            for (DataClass dataClass : DataClass.values()) {
                assertThat(KeyGrammar.read(dataClass, ChecksumFolder.of(Samples.ORCID), key))
                        .as(key)
                        .isInstanceOf(Reading.Refused.class);
            }
        }
    }

    @Example
    void a_put_code_is_above_zero() {
        assertThatThrownBy(() -> Samples.work(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
    }

    @Example
    void types_have_codes_that_never_move() {
        for (ActivityType type : ActivityType.values()) {
            assertThat(ActivityType.byCode(type.code())).isEqualTo(type);
            assertThat(ActivityType.byFolder(type.folder())).contains(type);
        }
        assertThat(ActivityType.DISTINCTIONS.code()).isEqualTo(1);
        assertThat(ActivityType.WORKS.code()).isEqualTo(11);
        assertThat(ActivityType.byFolder("memberships")).isEmpty();
    }
}
