package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.simulator.registry.record.RecordState;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** The queue over HTTP: found, told, sent now, suppressed and created anew. */
@QuarkusTest
class QueueApiTest extends ApiTest {
    private static final String TASKS = "/api/v1/tasks";

    private JsonNode find(String query) throws Exception {
        ApiClient.Reply reply = api.get(TASKS + "?" + query);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_task_is_found_and_tells_its_story() throws Exception {
        offer(work("q1", "Wells of the Sahara"));
        settled();

        JsonNode found = find("q=" + encoded("sahara well") + "&state=sent&section=work&source=test&person=" + orcid);
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.path("partial").asBoolean()).isFalse();
        assertThat(find("q=" + orcid).path("items")).hasSize(1);
        assertThat(find("q=sahara&state=dead").path("items")).isEmpty();
        JsonNode story = api.get(TASKS + "/" + found.at("/items/0/id").asLong()).json();
        assertThat(story.at("/task/putCode").asLong())
                .isEqualTo(inRecord().getFirst().putCode());
        assertThat(story.at("/attempts/0/method").asText()).isEqualTo("POST");
        assertThat(story.at("/attempts/0/httpStatus").asInt()).isEqualTo(201);
        assertThat(story.at("/attempts/0/ms").isNumber()).isTrue();
        assertProblem(api.get(TASKS + "/999999999"), 404, "999999999");
        assertProblem(api.get(TASKS + "?state=sad"), 400, "sad");
        assertProblem(api.get(TASKS + "?after=x"), 400, "after");
    }

    @Test
    void the_list_comes_in_parts() throws Exception {
        offer(works(5));
        settled();

        JsonNode first = find("limit=3&person=" + orcid);
        JsonNode second =
                find("limit=3&person=" + orcid + "&after=" + first.path("next").asText());

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void a_task_that_waits_for_its_time_is_sent_now() throws Exception {
        block();
        offer(work("q2", "Later"));
        rows.change(
                "update task set state = 'scheduled', available_at = now() + interval '1 hour' where person = ?",
                person);
        rows.change("update writer set due_at = now() + interval '1 hour' where person = ?", person);
        unblock();
        String task = TASKS + "/" + find("person=" + orcid).at("/items/0/id").asLong();

        assertProblem(api.with(newToken(Role.VIEWER)).post(task + "/send-now", JSON, ""), 403, "operator");
        assertThat(api.post(task + "/send-now", JSON, "").status()).isEqualTo(200);
        settled();

        assertThat(inRecord()).hasSize(1);
        assertProblem(api.post(task + "/send-now", JSON, ""), 409, "is sent");
        assertProblem(api.post(TASKS + "/999999999/send-now", JSON, ""), 404);
    }

    @Test
    void a_work_is_suppressed_sent_again_and_created_anew() throws Exception {
        String work = "/api/v1/works/test/" + encoded("q/3");
        String whose = "?person=" + orcid;
        assertProblem(api.post(work + "/suppress", JSON, "{\"reason\": \"x\"}"), 404, "no work q/3");
        assertThat(api.post(work + "/suppress" + whose, JSON, "{\"reason\": \"Not mine.\"}")
                        .status())
                .isEqualTo(200);
        assertProblem(api.post(work + "/suppress" + whose, JSON, "{\"reason\": \"Not mine.\"}"), 409, "already");
        assertProblem(api.post(work + "/suppress" + whose, JSON, "{}"), 400, "reason");
        assertThat(offer(work("q/3", "Wanted at last"))).containsExactly(Offer.Taken.SUPPRESSED);
        assertThat(api.post(work + "/unsuppress", JSON, "").json().path("tasks").asInt())
                .isOne();
        assertProblem(api.post(work + "/unsuppress", JSON, ""), 409);
        settled();
        RegistryItem added = inRecord().getFirst();

        registry.removeItem(orcid, Section.WORK, added.putCode());
        offer(work("q/3", "Changed since"));
        settled();
        assertThat(find("person=" + orcid + "&state=removed")
                        .at("/items/0/removed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post(work + "/recreate", JSON, "").status()).isEqualTo(200);
        assertProblem(api.post(work + "/recreate", JSON, ""), 409);
        settled();

        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Changed since");
        assertProblem(api.post(work + "/recreate?person=nobody", JSON, ""), 404, "nobody");
        assertProblem(api.with(newToken(Role.VIEWER)).post(work + "/recreate", JSON, ""), 403);
        assertThat(api.get(work + whose).status()).isEqualTo(200);
    }

    @Test
    void a_work_of_several_people_needs_to_be_said_whose() throws Exception {
        long other = newPerson(newOrcid());
        block();
        offer(work("shared", "Of two"));
        intake.take(List.of(Offer.of(other, "test", "shared", work("shared", "Of two"))));
        String suppress = "/api/v1/works/test/shared/suppress";

        assertProblem(api.post(suppress, JSON, "{\"reason\": \"x\"}"), 409, "several", "p-" + orcid);
        assertThat(api.post(suppress + "?person=" + orcid, JSON, "{\"reason\": \"x\"}")
                        .json()
                        .path("tasks")
                        .asInt())
                .isOne();
    }

    @Test
    void who_waits_is_listed_and_goes_on_when_an_operator_says_so() throws Exception {
        registry.setRecordState(orcid, new RecordState.Locked());
        offer(work("q5", "Waits"));
        until(1, "state = 'waiting'");
        registry.setRecordState(orcid, new RecordState.Active());

        JsonNode waits =
                api.get("/api/v1/people-paused?reason=locked&limit=200").json().path("items");
        assertThat(waits.findValuesAsText("orcid")).contains(orcid.toString());
        String resume = "/api/v1/people-paused/p-" + orcid + "/resume";
        assertProblem(api.with(newToken(Role.VIEWER)).post(resume, JSON, ""), 403);
        JsonNode resumed = api.post(resume, JSON, "").json();
        assertThat(resumed.path("tasks").asInt()).isOne();
        assertThat(resumed.path("reason").asText()).isEqualTo("locked");
        settled();

        assertThat(inRecord()).hasSize(1);
        assertProblem(api.post(resume, JSON, ""), 409, "not paused");
        assertProblem(api.post("/api/v1/people-paused/nobody/resume", JSON, ""), 404, "nobody");
    }
}
