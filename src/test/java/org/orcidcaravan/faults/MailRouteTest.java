package org.orcidcaravan.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** faults.md row 78: mails through a real SMTP server that is stopped, slow, refuses, forgets; and row 77 for opting out. */
@QuarkusTest
class MailRouteTest extends MailTest {
    private static String link(MimeMessage message, String page) throws Exception {
        String text = ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
        return text.replaceAll("(?s).*" + page + "([A-Za-z0-9_-]{43}).*", "$1");
    }

    @Test
    void a_mail_arrives_once_with_its_links_however_often_it_is_planned() throws Exception {
        String ada = researcher("ada");
        invitations.plan("ask", "test");
        invitations.plan("ask", "test");
        until(ada, "sent");
        invitations.plan("ask", "test");

        assertThat(mail.to(ada)).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("Ada, connect (en)");
            assertThat(message.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(message.getMessageID())
                    .isEqualTo(rows.of("select message_id from mail where address = ?", ada)
                            .getFirst());
        });
        assertThat(link(mail.to(ada).getFirst(), "/orcid/invitation/")).hasSize(43);
    }

    @Test
    void row_78_a_server_that_is_stopped_gets_everything_when_it_is_back() throws Exception {
        mail.stop();
        List<String> all = List.of(researcher("a"), researcher("b"), researcher("c"));
        invitations.plan("ask", "test");
        await().atMost(30, SECONDS)
                .until(() -> rows.of("select errors >= 2 from mail_brake").equals(List.of("t")));
        assertThat(all).extracting(this::state).allMatch(List.of("planned", "leased")::contains);
        mail.behave();
        // On a slow machine ten tries may have passed by now.
        rows.change(
                "update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity' where stopped_at is not null");
        all.forEach(address -> until(address, "sent"));

        assertThat(all).allSatisfy(address -> assertThat(mail.to(address)).hasSize(1));
        assertThat(rows.of("select errors from mail_brake")).containsExactly("0");
    }

    @Test
    void row_78_a_server_that_says_nothing_holds_up_nobody_but_the_mails() throws Exception {
        mail.saysNothing();
        String ada = researcher("ada");
        invitations.plan("ask", "test");
        until(ada, "leased");
        long began = System.nanoTime();
        HttpRequest page = HttpRequest.newBuilder(server.resolve("/orcid")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(page, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(System.nanoTime() - began).as("the portal never waits").isLessThan(1_400_000_000L);
        assertThat(api.get("/api/v1/mails/brake").status()).isEqualTo(200);
        await().atMost(30, SECONDS)
                .until(() -> rows.of("select errors >= 1 from mail_brake").equals(List.of("t")));
        mail.behave();
        until(ada, "sent");
        assertThat(mail.to(ada)).hasSize(1);
    }

    @Test
    void row_78_not_now_is_tried_again_and_no_such_user_is_never_written_to_again() throws Exception {
        String later = researcher("later");
        String gone = researcher("gone");
        mail.answers("rcpt to:<" + later, "451 4.7.1 Greylisted");
        mail.answers("rcpt to:<" + gone, "550 5.1.1 No such user");
        invitations.plan("ask", "test");
        until(gone, "bounced");
        await().atMost(30, SECONDS)
                .until(() -> rows.of("select attempts >= 2 from mail where address = ?", later)
                        .equals(List.of("t")));
        mail.behave();
        until(later, "sent");

        assertThat(mail.to(later)).hasSize(1);
        assertThat(mail.to(gone)).isEmpty();
        assertThat(rows.of("select reason from mail_barred where address = ?", gone))
                .containsExactly("bounced");
        assertThat(invitations.rehearse("ask").mails()).isEmpty();
    }

    @Test
    void row_78_a_lost_answer_sends_a_second_copy_with_the_same_id_and_no_third() throws Exception {
        mail.losesAnswers(2);
        String ada = researcher("ada");
        invitations.plan("ask", "test");
        until(ada, "failed");

        assertThat(mail.to(ada)).hasSize(2);
        assertThat(mail.to(ada).getFirst().getMessageID())
                .isEqualTo(mail.to(ada).getLast().getMessageID());
    }

    @Test
    void row_78_ten_errors_in_a_row_stop_the_mails_and_an_operator_lets_them_go_on() throws Exception {
        mail.answers("rcpt to:", "554 5.7.1 Relaying denied");
        for (int i = 0; i < 12; i++) {
            researcher("p" + i);
        }
        invitations.plan("ask", "test");
        await().atMost(30, SECONDS)
                .until(() ->
                        api.get("/api/v1/mails/brake").json().path("stopped").asBoolean());
        assertThat(rows.of("select count(*) from mail_barred where address like '%" + group + "%'"))
                .as("a server that relays for nobody says nothing of addresses")
                .containsExactly("0");
        assertThat(api.get("/api/v1/overview").response().body()).contains("No mails are sent after 10 errors");
        assertThat(api.get("/q/metrics").response().body()).contains("caravan_mails_stopped 1.0");
        mail.behave();

        assertProblem(api.with(newToken(Role.VIEWER)).post("/api/v1/mails/brake/resume", JSON, ""), 403);
        assertThat(api.post("/api/v1/mails/brake/resume", JSON, "").status()).isEqualTo(200);
        assertProblem(api.post("/api/v1/mails/brake/resume", JSON, ""), 409, "not stopped");
        await().atMost(30, SECONDS)
                .until(() -> rows.of("select count(*) from mail where state = 'sent'")
                        .equals(List.of("12")));
    }

    @Test
    void row_77_prefetching_an_opt_out_link_changes_nothing_and_one_click_of_a_mail_provider_does() throws Exception {
        String ada = researcher("ada");
        invitations.plan("ask", "test");
        until(ada, "sent");
        URI page = server.resolve("/orcid/mail/" + link(mail.to(ada).getFirst(), "/orcid/mail/"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                                .body())
                        .contains("<form method=\"post\"", "a…@example.org")
                        .doesNotContain(ada);
            }
            assertThat(rows.of("select count(*) from mail_barred where address = ?", ada))
                    .containsExactly("0");

            // RFC 8058: no cookie, no Origin, none of a browser's signs.
            HttpRequest click = HttpRequest.newBuilder(page)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build();
            assertThat(http.send(click, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(rows.of("select reason from mail_barred where address = ?", ada))
                    .containsExactly("opted-out");
            assertThat(http.send(
                                    HttpRequest.newBuilder(server.resolve("/orcid/mail/" + "A".repeat(43)))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void campaigns_are_looked_at_rehearsed_planned_stopped_and_their_mails_looked_up() throws Exception {
        mail.stop();
        String ada = researcher("ada");
        String key = "ada." + group;

        JsonNode one = api.get("/api/v1/campaigns/ask").json();
        assertThat(one.path("standing").asText()).isEqualTo("by-hand");
        assertThat(api.get("/api/v1/campaigns").json().path("items")).hasSize(1);
        assertThat(api.get("/api/v1/campaigns/ask/previews").json()).hasSize(4);
        assertThat(api.get("/api/v1/campaigns/ask/rehearsal")
                        .json()
                        .at("/mails/0/subject")
                        .asText())
                .isEqualTo("Ada, connect (en)");
        assertThat(api.post("/api/v1/campaigns/ask/stop", JSON, "")
                        .json()
                        .path("standing")
                        .asText())
                .isEqualTo("stopped");
        assertProblem(api.post("/api/v1/campaigns/ask/stop", JSON, ""), 409, "stopped already");
        assertProblem(api.post("/api/v1/campaigns/ask/plan", JSON, ""), 409, "is stopped");
        assertThat(api.post("/api/v1/campaigns/ask/start", JSON, "").status()).isEqualTo(200);
        assertProblem(api.post("/api/v1/campaigns/ask/start", JSON, ""), 409, "not stopped");
        assertThat(api.post("/api/v1/campaigns/ask/plan", JSON, "").json().path("mails"))
                .hasSize(1);
        assertProblem(api.post("/api/v1/campaigns/ask/people/" + key, JSON, ""), 409, "already");
        assertThat(api.post("/api/v1/campaigns/ask/people/" + key + "?mail=second", JSON, "")
                        .status())
                .isEqualTo(200);

        assertThat(api.get("/api/v1/mails?campaign=ask&person=" + key)
                        .json()
                        .path("items")
                        .findValuesAsText("address"))
                .containsExactly(ada, ada);
    }

    @Test
    void what_is_not_there_or_not_in_order_is_told() throws Exception {
        assertProblem(api.get("/api/v1/mails?state=lost"), 400, "lost");
        assertProblem(api.get("/api/v1/mails?person=nobody"), 404, "nobody");
        assertProblem(api.post("/api/v1/mails/999999999/cancel", JSON, ""), 404);
        assertProblem(api.get("/api/v1/campaigns/none"), 404, "none");
        assertProblem(api.get("/api/v1/campaigns/none/previews"), 404, "none");
        assertProblem(api.post("/api/v1/campaigns/none/stop", JSON, ""), 404, "none");
        folder.write("bad.yaml", "description: x\nlimit: none\n");
        assertThat(api.get("/api/v1/campaigns/bad").json().path("findings").toString())
                .contains("bad.yaml:2: ");
        assertProblem(api.post("/api/v1/campaigns/bad/plan", JSON, ""), 409, "bad.yaml");
        assertThat(api.get("/api/v1/overview").response().body()).contains("The campaign bad is not in order");
    }

    @Test
    void a_bounce_that_comes_later_is_told_by_the_api() throws Exception {
        String ada = researcher("ada");
        invitations.plan("ask", "test");
        until(ada, "sent");

        assertProblem(api.post("/api/v1/mails/bounces", JSON, "{\"address\": \" \"}"), 400, "address is empty");
        assertProblem(api.post("/api/v1/mails/bounces", JSON, "{\"address\": \"x\"}"), 409, "no address");
        assertThat(api.post("/api/v1/mails/bounces", JSON, "{\"address\": \"" + ada + "\", \"detail\": \"550\"}")
                        .json()
                        .path("fresh")
                        .asBoolean())
                .isTrue();
        assertThat(state(ada)).isEqualTo("bounced");
        assertThat(api.get("/api/v1/mails/barred?limit=200").response().body()).contains(ada);
        assertThat(api.send(api.request("/api/v1/mails/barred/" + ada).DELETE()).status())
                .isIn(200, 204);
        assertProblem(api.send(api.request("/api/v1/mails/barred/" + ada).DELETE()), 404, "nothing is changed");
    }
}
