package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.orcid.OrcidId;

/** Researchers over HTTP: found, told, taken in, given out, merged (faults.md rows 75 and 80). */
@QuarkusTest
class PeopleApiTest extends ApiTest {
    private static final String PEOPLE = "/api/v1/people";

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long named(String key, String family, OrcidId id) {
        return people.save(new Person(
                0, key, "Ada", family, key + "@example.org", "Unit of " + key, List.of("staff"), id, null, Map.of()));
    }

    private JsonNode find(String query) throws Exception {
        ApiClient.Reply reply = api.get(PEOPLE + "?" + query);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.json().path("items");
    }

    @Test
    void people_are_found_by_name_key_id_address_unit_and_state() throws Exception {
        OrcidId id = newOrcid();
        named("find-1", "Findlater", id);
        for (String words : List.of("ada findl", "find-1", id.toString(), "FIND-1@example.org")) {
            assertThat(find("q=" + encoded(words))).as(words).hasSize(1);
        }
        assertThat(find("q=findlater&unit=" + encoded("Unit of find-1") + "&state=known"))
                .hasSize(1);
        assertThat(find("q=findlater&state=connected")).isEmpty();
        assertThat(find("q=" + orcid + "&state=connected")).hasSize(1);
        assertThat(api.get(PEOPLE + "/units").json().toString()).contains("Unit of find-1");
        assertProblem(api.get(PEOPLE + "?state=sad"), 400, "state");
        assertProblem(api.get(PEOPLE + "?after=%00"), 400, "after");
    }

    @Test
    void row_75_words_are_words_whatever_they_look_like() throws Exception {
        for (String words : List.of("'; drop table person; --", "a' | 'b", "%_\\", ":* & !", "'", "\"", "null")) {
            assertThat(find("q=" + encoded(words) + "&unit=" + encoded(words)))
                    .as(words)
                    .isEmpty();
        }
        assertThat(rows.of("select count(*) > 0 from person")).containsExactly("t");
    }

    @Test
    void one_person_tells_their_story_without_a_token() throws Exception {
        offer(work("w1", "Told"));
        settled();
        rows.change("insert into consent_event (person, kind) values (?, 'invited')", person);

        JsonNode story = api.get(PEOPLE + "/" + orcid).json();

        assertThat(story.at("/person/state").asText()).isEqualTo("connected");
        assertThat(story.at("/permissions/0/state").asText()).isEqualTo("valid");
        assertThat(story.at("/events/0/kind").asText()).isEqualTo("invited");
        assertThat(story.at("/items/sent").asInt()).isOne();
        assertThat(story.path("preference").asText()).isEqualTo("automatic");
        assertThat(story.toString()).doesNotContain("access");
        rows.change("update token set state = 'revoked' where person = ?", person);
        assertThat(api.get(PEOPLE + "/" + orcid).json().at("/person/state").asText())
                .isEqualTo("revoked");
        assertProblem(api.get(PEOPLE + "/nobody-at-all"), 404, "nobody-at-all");
    }

    @Test
    void people_are_taken_in_and_bad_rows_are_told() throws Exception {
        String csv = "person_id,family_name,orcid\r\nimp-1,=Formula,\r\nimp-2,Bad,0000-0000-0000-0000\r\n";

        JsonNode report = api.post(PEOPLE + "/import", "text/csv", csv).json();

        assertThat(report.path("added").asInt()).isOne();
        assertThat(report.at("/bad/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/bad/0/reason").asText()).contains("not an ORCID iD");
        assertProblem(api.post(PEOPLE + "/import", "text/csv", "name\r\nx\r\n"), 400, "person_id");
        assertProblem(api.with(newToken(Role.VIEWER)).post(PEOPLE + "/import", "text/csv", csv), 403, "operator");
        assertProblem(api.get(PEOPLE + "/export"), 403, "admin");
        ApiClient.Reply exported = api.with(newToken(Role.ADMIN)).get(PEOPLE + "/export");
        assertThat(exported.type()).isEqualTo("text/csv");
        assertThat(exported.response().body()).contains("imp-1,,'=Formula,");
    }

    @Test
    void two_who_are_one_are_merged_by_an_admin() throws Exception {
        long stays = named("merge-1", "Stays", newOrcid());
        named("merge-2", "Goes", null);
        String path = PEOPLE + "/merge-1/merge";
        ApiClient admin = api.with(newToken(Role.ADMIN));
        assertProblem(api.post(path, JSON, "{\"other\": \"merge-2\"}"), 403, "admin");
        assertProblem(admin.post(path, JSON, "{}"), 400, "other");
        assertProblem(admin.post(path, JSON, "{\"other\": \"merge-1\"}"), 409, "one person already");
        assertProblem(admin.post(path, JSON, "{\"other\": \"" + orcid + "\"}"), 409, "Each has an ORCID iD");

        assertThat(admin.post(path, JSON, "{\"other\": \"merge-2\"}")
                        .json()
                        .path("items")
                        .asInt())
                .isZero();

        assertThat(people.find("merge-2")).isEmpty();
        assertThat(rows.of("select action from audit where subject = ?", "person:" + stays))
                .containsExactly("person.merge");
    }

    @Test
    void a_personal_link_and_all_data_are_for_admins_and_in_the_audit() throws Exception {
        ApiClient admin = api.with(newToken(Role.ADMIN));
        assertProblem(api.post(PEOPLE + "/" + orcid + "/link", JSON, ""), 403, "admin");
        assertProblem(api.get(PEOPLE + "/" + orcid + "/data"), 403, "admin");

        JsonNode link = admin.post(PEOPLE + "/" + orcid + "/link", JSON, "").json();
        String data = admin.get(PEOPLE + "/" + orcid + "/data").response().body();

        String path = URI.create(link.path("address").asText()).getPath();
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(ApiClient.JSON.readTree(data).at("/person/0/orcid").asText()).isEqualTo(orcid.toString());
        assertThat(data).doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        assertThat(rows.of("select action from audit where subject = ? order by id", "person:" + person))
                .containsExactly("personal-link.make", "people.export");
    }
}
