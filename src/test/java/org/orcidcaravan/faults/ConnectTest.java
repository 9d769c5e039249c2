package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEvents;
import org.orcidcaravan.orcid.OrcidId;

/** What tests of connecting share: the way to ORCID's page and back. */
abstract class ConnectTest extends PortalTest {
    @Inject
    ConsentEvents events;

    @AfterEach
    void nobody_at_orcids_page() {
        registry.signOut();
    }

    /** Where ORCID's page would be, for this journey. */
    static URI begin(Browser who) throws Exception {
        HttpResponse<String> answer = who.post("/orcid/connect", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(Browser.header(answer, "Location"));
    }

    /** What ORCID's page answers: path and query at our server. */
    String answered(URI orcidsPage) throws Exception {
        HttpResponse<String> answer =
                new Browser(api.http(), orcidsPage, null).get(orcidsPage.getRawPath() + "?" + orcidsPage.getRawQuery());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        URI back = URI.create(Browser.header(answer, "Location"));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** The whole journey, as this researcher at ORCID. */
    HttpResponse<String> connect(Browser who, OrcidId as) throws Exception {
        registry.signIn(as);
        return who.get(answered(begin(who)));
    }

    static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    long exchanges() {
        return requests("POST", "/oauth/token");
    }

    List<ConsentEvent.Kind> history(long person) {
        return events.of(person).stream().map(noted -> noted.event().kind()).toList();
    }

    /** State and iD of somebody's tokens, the oldest first. */
    List<String> tokensOf(long person) {
        return rows.of("select state, orcid from token where person = ? order by id", person);
    }
}
