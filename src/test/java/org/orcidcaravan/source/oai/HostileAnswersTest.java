package org.orcidcaravan.source.oai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.xml.UnreadableXml;

/** Answers that no repository should give. */
class HostileAnswersTest {
    private static final String PAGE = "<OAI-PMH><ListRecords>%s</ListRecords></OAI-PMH>";
    private static final String GOOD =
            "<record><header><identifier>good</identifier></header><metadata><dc><title>T</title></dc></metadata></record>";

    @Test
    void a_document_type_is_refused_and_no_entity_is_read() {
        refused("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><OAI-PMH>&e;</OAI-PMH>", "document type");
        refused("<OAI-PMH><ListRecords>&e;</ListRecords></OAI-PMH>", "ntity");
    }

    @Test
    void a_hundred_thousand_elements_within_one_another_cost_one_record() throws UnreadableXml {
        String deep = "<record><header><identifier>d</identifier></header><metadata>" + "<a>".repeat(100_000)
                + "</a>".repeat(100_000) + "</metadata></record>";

        List<Entry> entries = entries(PAGE.formatted(deep + GOOD));

        assertThat(entries.getFirst())
                .isInstanceOfSatisfying(
                        Entry.Unreadable.class, bad -> assertThat(bad.reason()).contains("64 deep"));
        assertThat(entries.getLast()).isInstanceOf(Entry.Present.class);
    }

    @Test
    void a_record_without_measure_is_refused_and_the_next_is_read() throws UnreadableXml {
        String wide = "<record><metadata>" + "<a/>".repeat(100_001) + "</metadata></record>";
        String loud = "<record><metadata><a>" + "x".repeat(4_000_001) + "</a></metadata></record>";

        List<Entry> entries = entries(PAGE.formatted(wide + loud + GOOD));

        assertThat(entries).hasSize(3);
        assertThat(((Entry.Unreadable) entries.get(0)).reason()).contains("100000 elements");
        assertThat(((Entry.Unreadable) entries.get(1)).reason()).contains("4000000 characters");
        assertThat(entries.get(2)).isInstanceOf(Entry.Present.class);
    }

    @Test
    void a_page_for_people_and_other_documents_are_told_apart() {
        refused("<html><body>Down for maintenance</body></html>", "page for people");
        refused("<!doctype html><html>", "");
        refused("{\"a\":1}", "not well-formed");
        refused("", "not well-formed");
        refused("<feed/>", "<feed>");
        refused(PAGE.formatted(GOOD).replace("</OAI-PMH>", ""), "not well-formed");
    }

    @Test
    void records_without_a_key_or_a_description_are_kept_aside() throws UnreadableXml {
        List<Entry> entries =
                entries(PAGE.formatted("<record/><record><header><identifier>x</identifier></header></record>"
                        + "<record><header><identifier>y</identifier></header><metadata><mods/></metadata></record>"
                        + GOOD));

        assertThat(entries.subList(0, 3)).allSatisfy(bad -> assertThat(bad).isInstanceOf(Entry.Unreadable.class));
        assertThat(((Entry.Unreadable) entries.get(1)).sourceId()).isEqualTo("x");
        assertThat(entries.get(3).place()).isEqualTo(4);
    }

    @Test
    void control_characters_of_a_copied_abstract_do_not_cost_the_page() throws UnreadableXml {
        List<Entry> entries = entries(PAGE.formatted(GOOD.replace(">T<", ">A\u0002B\u000C<")));

        assertThat(entries)
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Present.class,
                        present -> assertThat(present.record().work().title()).isEqualTo("A B"));
    }

    @Property
    void no_answer_makes_the_reader_fail(@ForAll("malformed") String text) {
        try {
            OaiReading.of(text.getBytes(UTF_8), 1)
                    .entries()
                    .forEach(entry -> assertThat(entry.place()).isPositive());
        } catch (UnreadableXml e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<String> malformed() {
        return Arbitraries.of(
                        "<OAI-PMH>",
                        "</OAI-PMH>",
                        "<ListRecords>",
                        "</ListRecords>",
                        "<record>",
                        "</record>",
                        "<header>",
                        "</header>",
                        "<metadata>",
                        "</metadata>",
                        "<dc>",
                        "</dc>",
                        "<title>T</title>",
                        "<identifier>i</identifier>",
                        "&amp;",
                        "&x;",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?p?>",
                        "<record/>",
                        "<resumptionToken>t</resumptionToken>",
                        "<error code='badVerb'/>",
                        "x",
                        "<",
                        "\"",
                        "<responseDate>never</responseDate>")
                .list()
                .ofMaxSize(30)
                .map(all -> String.join("", all));
    }

    private static List<Entry> entries(String page) throws UnreadableXml {
        return OaiReading.of(page.getBytes(UTF_8), 1).entries();
    }

    private static void refused(String page, String reason) {
        assertThatThrownBy(() -> OaiReading.of(page.getBytes(UTF_8), 1))
                .isInstanceOf(UnreadableXml.class)
                .hasMessageContaining(reason);
    }
}
