package org.orcidcaravan.source.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.author.Found.How;
import org.orcidcaravan.source.record.Author;

/** Who an author is: by what is said of them beyond their name, and never by the name alone. */
class MatchingTest {
    private static final String ANNAS = "0000-0002-1825-0097";
    private static final String BENS = "0000-0002-1694-233X";
    private static final String NOBODYS = "0000-0001-5109-3700";

    private static final KnownPerson ANNA =
            person(1, "anna", ANNAS, "anna@example.org", PersonName.of("Müller", "Anna Maria"));
    private static final KnownPerson BEN = person(2, "ben", BENS, "team@example.org", PersonName.of("Muster", "Ben"));
    private static final KnownPerson CLEO = person(3, "cleo", null, "team@example.org", PersonName.of("Muller", "A."));

    private final Matching matching = new Matching(new Three());

    private static KnownPerson person(long id, String key, @Nullable String orcid, String email, PersonName name) {
        return new KnownPerson(id, key, orcid, email, name);
    }

    /** Three people. */
    private static final class Three implements People {
        private final List<KnownPerson> all = List.of(ANNA, BEN, CLEO);

        @Override
        public Optional<KnownPerson> byOrcid(String orcid) {
            return all.stream().filter(one -> orcid.equals(one.orcid())).findFirst();
        }

        @Override
        public Optional<KnownPerson> byPersonId(String personId) {
            return all.stream().filter(one -> personId.equals(one.personId())).findFirst();
        }

        @Override
        public List<KnownPerson> byEmail(String email) {
            return all.stream().filter(one -> email.equals(one.email())).toList();
        }

        @Override
        public List<KnownPerson> byName(PersonName name) {
            return all.stream()
                    .filter(one -> one.name().family().equals(name.family()))
                    .toList();
        }
    }

    private static Author author(
            String name, @Nullable String orcid, @Nullable String localId, @Nullable String email) {
        return new Author(name, "author", orcid, localId, email, null);
    }

    private void certain(Author author, KnownPerson person, How how) {
        assertThat(matching.of(author)).isEqualTo(Found.certain(person.id(), how));
    }

    private void proposed(Author author, String why, KnownPerson... candidates) {
        Found found = matching.of(author);
        assertThat(found.how()).isEqualTo(How.PROPOSED);
        assertThat(found.person()).isNull();
        assertThat(found.candidates())
                .containsExactlyElementsOf(
                        java.util.Arrays.stream(candidates).map(KnownPerson::id).toList());
        assertThat(found.why()).contains(why);
    }

    @Example
    void an_id_of_the_source_is_enough_in_whatever_form_it_is_written() {
        certain(author("Somebody Else", "https://orcid.org/" + ANNAS, null, null), ANNA, How.ORCID);
        certain(author("", ANNAS.replace("-", ""), null, null), ANNA, How.ORCID);
    }

    @Example
    void the_institutions_own_key_is_enough_and_so_is_an_address_of_one_person() {
        certain(author("", null, "ben", null), BEN, How.LOCAL_ID);
        certain(author("", null, null, "Anna@Example.ORG"), ANNA, How.EMAIL);
    }

    @Example
    void all_evidence_that_leads_to_one_person_is_told_by_the_strongest() {
        certain(author("Müller, A.", ANNAS, "anna", "anna@example.org"), ANNA, How.ORCID);
        certain(author("", null, "ben", "team@example.org"), BEN, How.LOCAL_ID);
        certain(author("", BENS, null, "team@example.org"), BEN, How.ORCID);
    }

    @Example
    void evidence_that_leads_to_different_people_is_a_proposal() {
        proposed(author("", ANNAS, "ben", null), "different people", ANNA, BEN);
        proposed(author("", ANNAS, null, "team@example.org"), "different people", ANNA, BEN, CLEO);
    }

    @Example
    void an_address_that_several_have_is_a_proposal() {
        proposed(author("", null, null, "team@example.org"), "Several people", BEN, CLEO);
    }

    @Example
    void somebody_with_another_id_is_only_a_proposal() {
        proposed(author("", NOBODYS, null, "anna@example.org"), "another ORCID iD", ANNA);
    }

    @Example
    void a_name_is_only_a_proposal_and_reads_through_marks_and_initials() {
        proposed(author("Müller, A.", null, null, null), "Only the name", ANNA, CLEO);
        proposed(author("Anna Muller", null, null, null), "Only the name", ANNA, CLEO);
    }

    @Example
    void a_name_whose_id_is_another_is_nobody() {
        assertThat(matching.of(author("Muster, Ben", NOBODYS, null, null))).isEqualTo(Found.NOBODY);
        proposed(author("Müller, Anna", NOBODYS, null, null), "Only the name", CLEO);
    }

    @Example
    void a_family_name_alone_or_another_given_name_is_nobody() {
        assertThat(matching.of(author("Muster", null, null, null))).isEqualTo(Found.NOBODY);
        assertThat(matching.of(author("Muster, Carla", null, null, null))).isEqualTo(Found.NOBODY);
        assertThat(matching.of(author("", null, null, null))).isEqualTo(Found.NOBODY);
    }

    @Example
    void an_operators_word_ends_a_doubt_and_gives_way_to_an_id_alone() {
        Author unsure = author("Müller, A.", null, null, null);
        Word yes = new Word(Word.Key.of(unsure), "w1", 3L);
        Word no = new Word(Word.Key.of(unsure), "w1", null);
        Author certain = author("Müller, A.", ANNAS, null, null);

        assertThat(matching.of(unsure, Optional.of(yes))).isEqualTo(Found.certain(3, How.CONFIRMED));
        assertThat(matching.of(unsure, Optional.of(no))).isEqualTo(Found.REJECTED);
        assertThat(matching.of(certain, Optional.of(no))).isEqualTo(Found.certain(1, How.ORCID));
        Author torn = author("", ANNAS, "ben", null);
        assertThat(matching.of(torn, Optional.of(new Word(Word.Key.of(torn), null, 2L))))
                .isEqualTo(Found.certain(2, How.CONFIRMED));
    }

    @Property
    void nobody_is_ever_found_by_a_name_alone(@ForAll String family, @ForAll String given) {
        for (String name : List.of(family + ", " + given, given + " " + family, "Müller, Anna Maria", family)) {
            assertThat(matching.of(author(name, null, null, null)).person()).isNull();
        }
    }

    @Property
    void whatever_stands_in_the_fields_is_answered(
            @ForAll String name, @ForAll String orcid, @ForAll String localId, @ForAll String email) {
        Found found = matching.of(author(name, orcid, localId, email));

        assertThat(found.person() == null).isEqualTo(found.how() == null || found.how() == How.PROPOSED);
        assertThat(found.candidates().isEmpty()).isEqualTo(found.how() != How.PROPOSED);
    }

    @Property
    void a_name_is_like_itself_in_both_ways_of_writing_and_in_any_case(
            @ForAll("names") String family, @ForAll("names") String given) {
        PersonName one = PersonName.of(family + ", " + given);
        PersonName other = PersonName.of((given + " " + family).toUpperCase(Locale.ROOT));

        assertThat(one.mayBe(other)).isTrue();
        assertThat(one.key()).isEqualTo(other.key());
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> names() {
        return net.jqwik.api.Arbitraries.strings()
                .withChars("abcdeéüñç")
                .ofMinLength(1)
                .ofMaxLength(12);
    }
}
