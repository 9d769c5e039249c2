package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.ProjectFiles;
import org.orcidcaravan.database.RealDatabase;

/** The page, the enumeration and the database say the same of a mail's states. */
class MailStatesPageTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String WHOLE = ProjectFiles.text(Path.of("docs/states.md"));
    private static final String PAGE =
            WHOLE.substring(WHOLE.indexOf("\n# States of a mail")).split("\n# States of a webhook", 2)[0];

    @Test
    void the_database_allows_the_states_of_the_enumeration_and_no_other() throws SQLException {
        String check = DATABASE.query("""
                select pg_get_constraintdef(oid) from pg_constraint
                where conrelid = 'mail'::regclass and conname = 'mail_state_check'""");

        assertThat(found("'([a-z]+)'::text", check))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MailState.values()).map(MailState::text).toList());
    }

    @Test
    void the_diagram_has_the_transitions_of_the_enumeration_and_no_other() {
        assertThat(found("(?m)^  (\\S+ --> \\S+)$", PAGE)).isEqualTo(transitions("[*]", " --> "));
    }

    @Test
    void the_table_of_transitions_has_those_of_the_enumeration_and_no_other() {
        Set<String> rows = new TreeSet<>();
        Pattern.compile("(?m)^\\| (`[a-z]+`|new) +\\| (`[a-z]+`) +\\| \\S.*$")
                .matcher(PAGE)
                .results()
                .forEach(row -> rows.add((row.group(1) + " | " + row.group(2)).replace("`", "")));

        assertThat(rows).isEqualTo(transitions("new", " | "));
    }

    @Test
    void the_table_of_states_says_which_go_on_by_themselves() {
        for (MailState state : MailState.values()) {
            assertThat(PAGE)
                    .containsPattern("(?m)^\\| `" + state.text() + "` +\\| " + (state.isOpen() ? "yes" : "(no|–)"));
        }
        assertThatThrownBy(() -> MailState.named("lost")).hasMessageContaining("lost");
        assertThat(List.of(MailState.values()))
                .allSatisfy(state -> assertThat(MailState.named(state.text())).isEqualTo(state));
    }

    private static Set<String> transitions(String beginning, String arrow) {
        Set<String> all = new TreeSet<>();
        MailState.first().forEach(state -> all.add(beginning + arrow + state.text()));
        for (MailState state : MailState.values()) {
            state.next().forEach(next -> all.add(state.text() + arrow + next.text()));
        }
        return all;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
