package org.orcidcaravan.orcid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SectionTest {
    @Test
    void works_and_other_activities_are_posted_to_a_singular_path_and_listed_at_a_plural_one() {
        assertThat(Section.WORK.itemPath()).isEqualTo("work");
        assertThat(Section.WORK.listPath()).isEqualTo("works");
        assertThat(Section.INVITED_POSITION.itemPath()).isEqualTo("invited-position");
        assertThat(Section.INVITED_POSITION.listPath()).isEqualTo("invited-positions");
    }

    @ParameterizedTest
    @EnumSource
    void every_section_is_found_by_its_name(Section section) {
        assertThat(Section.named(section.text())).contains(section);
    }

    @Test
    void another_name_is_no_section() {
        assertThat(Section.named("biography")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_persons_details_need_their_own_permission_and_one_path(Section section) {
        assertThat(section.isPersonDetail()).isEqualTo(section.scope() == Scope.PERSON_UPDATE);
        if (section.isPersonDetail()) {
            assertThat(section.itemPath()).isEqualTo(section.listPath());
        }
    }

    @Test
    void seven_sections_relate_to_an_organisation() {
        assertThat(Section.values()).filteredOn(Section::isAffiliation).hasSize(7);
    }

    @Test
    void granted_scopes_are_read_however_they_are_separated_and_unknown_ones_are_left_out() {
        assertThat(Scope.granted("/activities/update /read-limited;openid, /orcid-works/create"))
                .containsExactlyInAnyOrder(Scope.ACTIVITIES_UPDATE, Scope.READ_LIMITED, Scope.OPENID);
        assertThat(Scope.granted("")).isEmpty();
        assertThat(Scope.PERSON_UPDATE.text()).isEqualTo("/person/update");
    }
}
