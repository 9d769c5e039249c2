package org.orcidcaravan.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.ProjectFiles;
import org.orcidcaravan.database.RealDatabase;

/** The page, the enumerations and the database say the same of the states of webhooks and notices. */
class WebhookStatesPageTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String WHOLE = ProjectFiles.text(Path.of("docs/states.md"));
    private static final String[] PAGES = WHOLE.split("\n# States of a ");
    private static final String WEBHOOK = page("webhook\n");
    private static final String NOTICE = page("notice\n");

    private static String page(String title) {
        return Arrays.stream(PAGES)
                .filter(page -> page.startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rows(String page) {
        return Pattern.compile("(?m)^\\| (`[a-z]+`|new) +\\| (`[a-z]+`|gone) +\\| \\S.*$")
                .matcher(page)
                .results()
                .map(row -> (row.group(1) + " | " + row.group(2)).replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> webhooks(String beginning, String end, String arrow) {
        Set<String> all = new TreeSet<>();
        WebhookState.first().forEach(state -> all.add(beginning + arrow + state.text()));
        for (WebhookState state : WebhookState.values()) {
            state.next().forEach(next -> all.add(state.text() + arrow + next.text()));
            if (state.isLast()) {
                all.add(state.text() + arrow + end);
            }
        }
        return all;
    }

    private static Set<String> notices(String beginning, String arrow) {
        Set<String> all = new TreeSet<>();
        NoticeState.first().forEach(state -> all.add(beginning + arrow + state.text()));
        for (NoticeState state : NoticeState.values()) {
            state.next().forEach(next -> all.add(state.text() + arrow + next.text()));
        }
        return all;
    }

    private static Set<String> allowed(String constraint) throws SQLException {
        return found(
                "'([a-z]+)'::text",
                DATABASE.query(
                        "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'"));
    }

    @Test
    void the_database_allows_the_states_of_the_enumerations_and_no_other() throws SQLException {
        assertThat(allowed("webhook_state_check"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WebhookState.values())
                        .map(WebhookState::text)
                        .toList());
        assertThat(allowed("webhook_notice_state_check"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NoticeState.values())
                        .map(NoticeState::text)
                        .toList());
    }

    @Test
    void the_diagrams_have_the_transitions_of_the_enumerations_and_no_other() {
        assertThat(found("(?m)^  (\\S+ --> \\S+)$", WEBHOOK)).isEqualTo(webhooks("[*]", "[*]", " --> "));
        assertThat(found("(?m)^  (\\S+ --> \\S+)$", NOTICE)).isEqualTo(notices("[*]", " --> "));
    }

    @Test
    void the_tables_have_the_transitions_of_the_enumerations_and_no_other() {
        assertThat(rows(WEBHOOK)).isEqualTo(webhooks("new", "gone", " | "));
        assertThat(rows(NOTICE)).isEqualTo(notices("new", " | "));
    }

    @Test
    void a_state_is_known_by_its_name() {
        assertThat(WebhookState.values())
                .allSatisfy(
                        state -> assertThat(WebhookState.named(state.text())).isEqualTo(state));
        assertThatThrownBy(() -> WebhookState.named("lost")).hasMessageContaining("lost");
    }
}
