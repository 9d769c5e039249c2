package org.orcidcaravan.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            On <i>Camelus</i> & H<sub>2</sub>O         | On Camelus & H2O
            p<q and r>s                                | p<q and r>s
            R&amp;D &lt;i&gt; &quot;x&quot;            | R&D <i> "x"
            <jats:p xml:lang="en">One.</jats:p>        | One.
            plain                                      | plain
            """)
    void tags_and_entities_are_taken_away_and_nothing_else(String given, String plain) {
        assertThat(Markup.plain(given)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"<p>One.</p><p>Two.</p>", "One.<br/>Two."})
    void paragraphs_become_lines(String given) {
        assertThat(Markup.plain(given)).isEqualTo("One.\nTwo.");
    }
}
