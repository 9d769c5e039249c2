package org.orcidcaravan.routing.dspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.source.dspace.DspaceTrouble;

/** Looking before adopting: what would be sent, and how it differs from what ORCID has. */
class ShadowTest {
    @RegisterExtension
    static final RealDatabase OURS = new RealDatabase();

    @RegisterExtension
    static final RealDatabase DSPACE = new RealDatabase();

    private World world;
    private UUID owner;

    @BeforeEach
    void a_researcher() throws Exception {
        world = new World(OURS, DSPACE, "improved");
        OrcidId orcid = world.newOrcid();
        owner = world.dspace.profile(orcid.toString(), world.token(orcid), "dc.subject=a keyword");
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        world.close();
        OURS.execute("update dspace_watch set last_history = null, alarm = null");
        OURS.execute("truncate dspace_sending, dspace_pause, dspace_written, dspace_seen");
    }

    private UUID publication(String doi) {
        return world.dspace.item("dc.title=A work of " + doi, "dc.type=Article", "dc.identifier.doi=" + doi);
    }

    private List<String> told(List<Sight> sights) {
        return sights.stream().map(sight -> sight.type() + " " + sight.what()).toList();
    }

    @Test
    void what_orcid_has_as_dspace_would_send_it_is_the_same_and_a_change_is_told_by_its_field() {
        UUID same = publication("10.5555/same");
        UUID changed = publication("10.5555/changed");
        UUID removed = publication("10.5555/removed");
        for (UUID entity : List.of(same, changed, removed)) {
            world.dspace.queue(owner, entity, "Publication", "INSERT", null);
        }
        int keyword = world.dspace.queue(owner, owner, "KEYWORDS", "INSERT", null);
        world.dspace.update("update orcid_queue set metadata = 'dc.subject::a keyword' where id = ?", keyword);
        assertThat(world.run(false).done()).isEqualTo(4);
        world.dspace.update(
                "update metadatavalue set text_value = 'Another title' where dspace_object_id = ? and metadata_field_id = 1",
                changed);
        long putCode = Long.parseLong(world.dspace
                .of("select put_code from orcid_history where entity_id = ?", removed)
                .getFirst());
        OrcidId orcid = OrcidId.parse(world.dspace
                        .of("select text_value from metadatavalue where metadata_field_id = 40")
                        .getFirst())
                .orElseThrow();
        world.registry.removeItem(orcid, org.orcidcaravan.orcid.Section.WORK, putCode);
        world.registry.requests().clear();
        String before = String.join(";", world.dspace.of("select * from orcid_history order by id"));

        List<Sight> sights = world.set("caravan.dspace.mode", "shadow").view().shadow();

        assertThat(told(sights))
                .containsExactlyInAnyOrder(
                        "Publication same", "Publication differs", "Publication not there", "KEYWORDS same");
        assertThat(sights.stream()
                        .filter(sight -> sight.what().equals("differs"))
                        .findFirst()
                        .orElseThrow()
                        .detail())
                .isEqualTo("+ title/title = Another title; - title/title = A work of 10.5555/changed");
        assertThat(world.registry.requests().all())
                .allMatch(request -> request.method().equals("GET"));
        assertThat(world.dspace.of("select * from orcid_history order by id")).containsExactly(before.split(";"));
    }

    @Test
    void a_list_says_what_each_row_would_do_and_why_one_would_do_nothing() {
        world.dspace.queue(owner, publication("10.5555/1"), "Publication", "INSERT", null);
        world.dspace.queue(owner, publication("10.5555/2"), "Publication", "UPDATE", "4711");
        world.dspace.queue(owner, null, "Publication", "DELETE", "4712");
        world.dspace.queue(owner, world.dspace.item("dc.description=no title"), "Publication", "INSERT", null);
        world.dspace.queue(owner, publication("10.5555/3"), "Publication", null, null);
        world.dspace.queue(owner, publication("10.5555/4"), "Nonsense", "INSERT", null);
        List<Sight> sights = world.view().list(false);

        assertThat(told(sights))
                .containsExactly(
                        "Publication add",
                        "Publication replace",
                        "Publication delete",
                        "Publication not sent",
                        "Publication not sent",
                        "Nonsense not sent");
        assertThat(sights.get(3).detail()).contains("title.required");
        assertThat(world.registry.requests().all()).isEmpty();
        assertThat(world.dspace.of("select count(*) from orcid_queue where attempts is null"))
                .containsExactly("6");
    }

    @Test
    void a_mode_that_sends_nothing_refuses_to_send() {
        world.set("caravan.dspace.mode", "read-only");
        assertThatThrownBy(() -> world.run(false))
                .isInstanceOf(DspaceTrouble.class)
                .hasMessageContaining("caravan.dspace.mode is read-only");
    }

    @Test
    void damaged_and_hostile_documents_are_one_line() {
        assertThat(Flat.of("<a><b>text")).containsExactly("unreadable");
        assertThat(Flat.of("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))
                .containsExactly("unreadable");
        assertThat(Flat.of("<a>".repeat(500))).containsExactly("unreadable");
        assertThat(Flat.of("<w:a xmlns:w='u'><w:source><w:b>x</w:b></w:source><w:c> y </w:c></w:a>"))
                .containsExactly("c = y");
    }
}
