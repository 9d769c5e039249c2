package org.orcidcaravan.source.dspace.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.DspaceStore.Found;
import org.orcidcaravan.source.dspace.row.HistoryStore.Entry;

/** DSpace's tables as they may be: values that are missing or blank, rows that others hold, change or delete. */
class DspaceStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final int MOST = 5;

    private DspaceTables dspace;
    private DspaceStore store;
    private UUID owner;

    @BeforeEach
    void a_dspace() {
        dspace = DspaceTables.in(DATABASE.dataSource());
        store = dspace.store();
        owner = dspace.profile("0000-0002-1825-0097", "a-token");
    }

    private QueueRow queued(String operation) {
        int id = dspace.queue(owner, dspace.item("dc.title=T"), "Publication", operation, null);
        return store.take(id).orElseThrow();
    }

    private void history(UUID of, UUID entity, String operation, int status, String putCode) {
        dspace.update("""
                insert into orcid_history (id, owner_id, entity_id, operation, status, put_code, record_type, timestamp_last_attempt)
                values (nextval('orcid_history_id_seq'), ?, ?, ?, ?, ?, 'Publication', now())
                """, of, entity, operation, status, putCode);
    }

    private QueueRow about(UUID entity, String type, String metadata) {
        return new QueueRow(1, owner, entity, null, null, type, "", "UPDATE", metadata);
    }

    @Test
    void an_item_that_is_not_there_has_nothing() {
        DspaceItem none = store.item(UUID.randomUUID());
        assertThat(none.values()).isEmpty();
        assertThat(none.handle()).isNull();
        assertThat(none.first(Optional.of("dc.title"))).isEmpty();
        assertThat(none.first(Optional.empty())).isEmpty();
        assertThat(store.profile(UUID.randomUUID()).orcidIfAny()).isEmpty();
        assertThat(store.related(UUID.randomUUID(), "isOrgUnitOfProject")).isEmpty();
    }

    @Test
    void values_that_are_null_or_blank_are_there_and_say_nothing() {
        UUID item = dspace.item("dc.title= ", "dc.title=Second", "dc.subject=x");
        dspace.update(
                "update metadatavalue set text_value = null where dspace_object_id = ? and text_value = 'x'", item);
        DspaceItem read = store.item(item);

        assertThat(read.of("dc.title")).hasSize(2);
        assertThat(read.first(Optional.of("dc.title")).map(MetadataValue::text)).contains("Second");
        assertThat(read.of("dc.subject")).singleElement().satisfies(value -> {
            assertThat(value.isBlank()).isTrue();
            assertThat(value.text()).isEmpty();
        });
        assertThat(read.first(Optional.of("dc.subject"))).isEmpty();
    }

    @Test
    void a_star_means_a_field_with_every_qualifier_and_without_but_no_other_field() {
        DspaceItem item = store.item(
                dspace.item("dc.identifier=G", "dc.identifier.doi=10.5555/1", "dc.title=T", "dc.description=D"));
        assertThat(item.of("dc.identifier.*")).extracting(MetadataValue::text).containsExactly("10.5555/1", "G");
        assertThat(item.of("dc.identifier")).extracting(MetadataValue::text).containsExactly("G");
        assertThat(item.of("dc.ident.*")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000-0002-1825-0097, token, BATCH, orcid token batch",
        "' ', token, MANUAL, token",
        ", ' ', batch, ''",
        ", , , ''",
    })
    void a_profile_is_what_its_first_values_say_and_blank_ones_count_as_none(
            String orcid, String token, String mode, String has) {
        UUID id = dspace.profile(orcid, token);
        dspace.update(
                "update metadatavalue set text_value = ? where dspace_object_id = ? and text_value = 'BATCH'",
                mode,
                id);
        Profile profile = store.profile(id);
        assertThat(profile.orcidIfAny().isPresent()).isEqualTo(has.contains("orcid"));
        assertThat(profile.token() != null).isEqualTo(has.contains("token"));
        assertThat(profile.batch()).isEqualTo(has.contains("batch"));
        assertThat(profile.toString()).endsWith(has.contains("token") ? ", a token]" : ", no token]");
    }

    @Test
    void a_token_is_never_in_the_text_of_a_profile() {
        assertThat(store.profile(owner).token()).isEqualTo("a-token");
        assertThat(store.profile(owner).toString()).doesNotContain("a-token").contains("0000-0002-1825-0097");
    }

    @Test
    void related_items_are_found_on_both_sides_in_their_order() {
        UUID project = dspace.item("dc.title=P");
        UUID second = dspace.item("organization.legalName=Second");
        UUID first = dspace.item("organization.legalName=First");
        dspace.relate(project, "isOrgUnitOfProject", second, 1);
        dspace.relate(project, "isOrgUnitOfProject", first, 0);

        assertThat(store.related(project, "isOrgUnitOfProject"))
                .extracting(DspaceItem::id)
                .containsExactly(first, second);
        assertThat(store.related(first, "isProjectOfOrgUnit"))
                .extracting(DspaceItem::id)
                .containsExactly(project);
    }

    @Test
    void a_dspace_that_keeps_no_versions_of_relationships_is_read_as_well() {
        UUID item = dspace.item("dc.title=T");
        UUID person = dspace.item("person.familyName=Dee");
        dspace.relate(item, "isAuthorOfPublication", person, 0);
        dspace.update("update relationship set latest_version_status = 1");
        assertThat(store.item(item).of("dc.contributor.author")).isEmpty();
        dspace.update("alter table relationship drop column latest_version_status");

        assertThat(store.item(item).of("dc.contributor.author"))
                .extracting(MetadataValue::text)
                .containsExactly("Dee");
        assertThat(store.item(item).stored()).extracting(MetadataValue::field).doesNotContain("dc.contributor.author");
        assertThat(store.related(item, "isAuthorOfPublication")).hasSize(1);
    }

    @Test
    void related_people_without_a_name_and_fields_that_dspace_does_not_know_add_nothing() {
        UUID item = dspace.item("dc.title=T");
        dspace.relate(item, "isAuthorOfPublication", dspace.item("person.familyName= "), 0);
        DspaceStore other = new DspaceStore(
                DATABASE.dataSource(),
                List.of(
                        Virtual.parse("isAuthorOfPublication:dc.contributor.author=person.familyName+person.givenName"),
                        Virtual.parse("isAuthorOfPublication:dc.never.heard=person.familyName")));
        assertThat(other.item(item).values()).extracting(MetadataValue::field).containsExactly("dc.title");
    }

    @Test
    void a_row_that_somebody_is_changing_is_left_to_them() throws Exception {
        QueueRow row = queued("INSERT");
        try (Connection other = DATABASE.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from orcid_queue where id = " + row.id() + " for update");
            assertThat(store.take(row.id())).isEmpty();
            other.rollback();
        }
        assertThat(store.take(row.id())).contains(row);
        assertThat(store.take(4711)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0, ", "COUNTED, 1, 1", "KEPT, 1, 0", "ASIDE, 1, 5"})
    void each_fate_of_a_row_is_written_back_with_its_history(Fate fate, int rows, Integer attempts) {
        QueueRow row = queued("INSERT");
        DspaceStore.Result result = store.writeBack(row, new Entry(201, "a\0b", "17"), fate, MOST);

        assertThat(result.found()).isEqualTo(Found.WRITTEN);
        assertThat(dspace.of("select id, status, response_message, put_code, operation, record_type, description"
                        + " from orcid_history"))
                .containsExactly(result.history() + "|201|ab|17|INSERT|Publication|About Publication");
        assertThat(dspace.of("select coalesce(attempts, 0) from orcid_queue")).hasSize(rows);
        if (attempts != null) {
            assertThat(dspace.of("select coalesce(attempts, 0) from orcid_queue"))
                    .containsExactly(attempts.toString());
        }
    }

    @Test
    void a_row_that_was_tried_more_often_than_allowed_keeps_its_number_when_it_is_put_aside() {
        QueueRow row = queued("UPDATE");
        dspace.update("update orcid_queue set attempts = 9 where id = ?", row.id());
        store.writeBack(store.take(row.id()).orElseThrow(), null, Fate.ASIDE, MOST);
        assertThat(dspace.of("select attempts from orcid_queue")).containsExactly("10");
        assertThat(dspace.of("select 1 from orcid_history")).isEmpty();
    }

    @Test
    void what_is_gone_is_not_written_back_and_what_others_tried_only_when_it_is_done() {
        QueueRow gone = queued("INSERT");
        dspace.update("delete from orcid_queue where id = ?", gone.id());
        assertThat(store.writeBack(gone, new Entry(201, null, "1"), Fate.DONE, MOST))
                .isEqualTo(new DspaceStore.Result(Found.GONE, null));

        QueueRow tried = queued("INSERT");
        dspace.update("update orcid_queue set attempts = 1 where id = ?", tried.id());
        assertThat(store.writeBack(tried, new Entry(400, "no", null), Fate.COUNTED, MOST))
                .isEqualTo(new DspaceStore.Result(Found.TRIED_ELSEWHERE, null));
        assertThat(dspace.of("select 1 from orcid_history")).isEmpty();
        DspaceStore.Result done = store.writeBack(tried, new Entry(201, null, "2"), Fate.DONE, MOST);
        assertThat(done.found()).isEqualTo(Found.TRIED_ELSEWHERE);
        assertThat(done.history()).isNotNull();
        assertThat(dspace.of("select 1 from orcid_queue")).isEmpty();
    }

    @Test
    void the_put_code_that_is_known_is_the_last_one_unless_a_deletion_came_after_it() {
        UUID work = dspace.item("dc.title=T");
        assertThat(store.knownPutCode(about(work, "Publication", null))).isEmpty();
        assertThat(store.knownPutCode(about(null, "Publication", null))).isEmpty();
        history(owner, work, "INSERT", 201, "1");
        history(owner, work, "UPDATE", 200, "");
        history(owner, work, "UPDATE", 500, null);
        assertThat(store.knownPutCode(about(work, "Publication", null))).contains("1");
        history(owner, work, "DELETE", 500, null);
        assertThat(store.knownPutCode(about(work, "Publication", null))).contains("1");
        history(owner, work, "DELETE", 204, null);
        assertThat(store.knownPutCode(about(work, "Publication", null))).isEmpty();
        history(owner, work, "INSERT", 201, "2");
        assertThat(store.knownPutCode(about(work, "Publication", null))).contains("2");
    }

    @Test
    void a_value_of_a_profile_is_known_by_its_kind_and_signature() {
        history(owner, owner, "INSERT", 201, "31");
        dspace.update("update orcid_history set record_type = 'KEYWORDS', metadata = 'dc.subject::x'");
        assertThat(store.knownPutCode(about(owner, "KEYWORDS", "dc.subject::x")))
                .contains("31");
        assertThat(store.knownPutCode(about(owner, "KEYWORDS", "dc.subject::y")))
                .isEmpty();
        assertThat(store.knownPutCode(about(owner, "OTHER_NAMES", "dc.subject::x")))
                .isEmpty();
        assertThat(store.knownPutCode(about(null, null, "dc.subject::x")))
                .as("without a kind")
                .isEmpty();
        assertThat(store.known()).extracting(QueueRow::metadata).containsExactly("dc.subject::x");
    }

    @Test
    void only_rows_that_were_tried_less_than_allowed_are_of_a_run_and_without_a_limit_all() {
        QueueRow fresh = queued("INSERT");
        QueueRow often = queued("INSERT");
        dspace.update("update orcid_queue set attempts = 5 where id = ?", often.id());
        assertThat(store.rows(MOST)).containsExactly(fresh);
        assertThat(store.rows(null)).extracting(QueueRow::tried).containsExactly(0, 5);
    }
}
