package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.Surroundings.Given;

/** Researchers whom the institution's OpenID provider vouches for: issue 5 item 2, faults.md rows 69 and 72. */
@QuarkusTest
class ResearcherSignInTest extends PortalTest {
    private static final Pattern ONWARD = Pattern.compile("url=([^\"]+)\"");

    @Given
    OpenIdProvider provider;

    private static URI onward(HttpResponse<String> answer) {
        Matcher target = ONWARD.matcher(answer.body());
        assertThat(target.find()).as(answer.body()).isTrue();
        return URI.create(target.group(1).replace("&amp;", "&"));
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(name + "="))
                .map(set -> set.replaceAll(";.*", ""))
                .findFirst()
                .orElse("");
    }

    /** There and back. */
    private HttpResponse<String> whole(Browser who) throws Exception {
        HttpResponse<String> left = who.post("/orcid/sign-in", Map.of());
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        HttpResponse<String> there = who.send(
                new Browser(who.http(), onward(left), null).request(onward(left).toString()));
        URI back = URI.create(Browser.header(there, "Location"));
        assertThat(back.getPath()).isEqualTo("/orcid/sign-in");
        String cookies = cookie(left, "caravan-researchers") + (who.cookie() == null ? "" : "; " + who.cookie());
        return who.with(cookies).get(back.getRawPath() + "?" + back.getRawQuery());
    }

    @Test
    void somebody_whose_claim_is_a_person_id_of_ours_is_that_person() throws Exception {
        long person = newPerson();
        String key = people.byId(person).orElseThrow().personId();
        provider.signedIn(Map.of("sub", "s", "employee_number", key));
        assertThat(browser.get("/orcid/sign-in").body()).contains("Sign in at our institution");
        Browser before = of(newPerson());
        HttpResponse<String> in = whole(before);

        assertThat(onward(in)).hasToString("/orcid");
        String session = cookie(in, "caravan-orcid");
        assertThat(session).matches("caravan-orcid=[A-Za-z0-9_-]{43}").isNotEqualTo(before.cookie());
        assertThat(browser.with(session).get("/orcid").body()).contains("You are here as Ada Example");
        assertThat(before.get("/orcid").body()).as("the one before").doesNotContain("You are here as");
        assertThat(rows.of("select how from portal_session where person = ?", person))
                .containsExactly("provider");
    }

    @Test
    void somebody_who_is_not_on_the_list_is_refused_with_words_and_not_made() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("sub", "s", "employee_number", "nobody-of-ours"), Map.of("sub", "s"))) {
            provider.signedIn(claims);
            HttpResponse<String> in = whole(browser);
            assertThat(in.statusCode()).isEqualTo(403);
            assertThat(in.body()).contains("not on our list");
            assertThat(cookie(in, "caravan-orcid")).isEmpty();
        }
        assertThat(people.find("nobody-of-ours")).isEmpty();
    }

    @Test
    void row_69_an_answer_to_nobodys_question_opens_nothing_and_a_silent_provider_is_said_to_be() throws Exception {
        provider.signedIn(Map.of("sub", "s"));
        HttpResponse<String> forged = browser.get("/orcid/sign-in?code=a&state=b");
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(forged.body()).contains("Please begin again");
        HttpResponse<String> left = browser.post("/orcid/sign-in", Map.of());
        URI there = onward(left);
        Browser who = browser.with(cookie(left, "caravan-researchers"));
        String back = URI.create(Browser.header(
                        browser.send(new Browser(browser.http(), there, null).request(there.toString())), "Location"))
                .getRawQuery();
        assertThat(cookie(who.get("/sign-in/provider?" + back), "caravan"))
                .as("what is for researchers opens no session of operators")
                .isEmpty();
        provider.isDown();
        HttpResponse<String> silent = who.with(cookie(left, "caravan-researchers"))
                .send(who.request("/orcid/sign-in?" + back)
                        .header("Accept-Language", "de")
                        .GET());
        assertThat(silent.statusCode()).as("used by the question before").isEqualTo(400);
        assertThat(silent.body()).contains("beginnen Sie noch einmal");
    }
}
