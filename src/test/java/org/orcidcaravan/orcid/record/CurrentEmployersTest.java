package org.orcidcaravan.orcid.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.orcid.record.Summaries.employment;
import static org.orcidcaravan.orcid.record.Summaries.organization;
import static org.orcidcaravan.orcid.record.Summaries.read;
import static org.orcidcaravan.orcid.record.Summaries.record;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.simulator.Population;
import org.orcidcaravan.simulator.record.RecordFactory;
import org.orcidcaravan.simulator.record.RecordState;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.record.SyntheticRecord;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Where a researcher works now is read from the beginning of a summary. */
class CurrentEmployersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static String end(String year, String month, String day) {
        return "<common:end-date><common:year>" + year + "</common:year>"
                + (month == null ? "" : "<common:month>" + month + "</common:month>")
                + (day == null ? "" : "<common:day>" + day + "</common:day>")
                + "</common:end-date>";
    }

    @Test
    void employments_without_an_end_are_current_in_their_order() throws UnreadableRecord {
        CurrentEmployers read = read(record(
                "",
                employment("", organization("A &amp; B", "ROR", " https://ror.org/00x0x0x00 "))
                        + employment(end("2020", "01", "31"), organization("Past", "ROR", "https://ror.org/00x0x0x01"))
                        + employment("", "<common:name>Typed</common:name>")
                        + employment("", "<common:disambiguated-organization/>")));

        assertThat(read.employers())
                .containsExactly(
                        new Employer("A & B", "ROR", "https://ror.org/00x0x0x00"),
                        new Employer("Typed", null, null),
                        new Employer("", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026,11,21,true", "2026,11,20,false", "2026,11,,true", "2026,10,,false", "2026,,,true", "2025,,,false",
        "2027,02,30,false", "2027,13,,false", "soon,,,false", "20270,,,false", "'',,,false", "2028,02,29,true"
    })
    void an_end_that_is_not_past_is_no_end_and_an_unclear_one_is(String year, String month, String day, boolean current)
            throws UnreadableRecord {
        CurrentEmployers read =
                read(record("", employment(end(year, month, day), organization("Ours", "GRID", "grid.1234.5"))));

        assertThat(read.employers()).hasSize(current ? 1 : 0);
    }

    @Test
    void domains_come_from_addresses_that_are_not_unverified_and_from_verified_domains() throws UnreadableRecord {
        CurrentEmployers read = read(record("""
                <person:name path="x"/>
                <email:emails path="/email">
                <email:email verified="true"><common:source><common:source-name>a@b.example</common:source-name>
                </common:source><email:email>ada@Physics.Example.org</email:email></email:email>
                <email:email verified="false"><email:email>ada@claimed.example</email:email></email:email>
                <email:email><email:email>no address</email:email></email:email>
                <email:email-domains><email:email-domain>own.example</email:email-domain><email:other/>
                </email:email-domains></email:emails>
                <email:email-domains><email:email-domain><email:value>value.example</email:value>
                <email:verification-date>2026-01-01</email:verification-date></email:email-domain>
                <email:email-domain/></email:email-domains>
                """, ""));

        assertThat(read.domains()).containsExactlyInAnyOrder("physics.example.org", "own.example", "value.example");
        assertThat(read.employers()).isEmpty();
    }

    @Test
    void what_is_not_there_is_nothing() throws UnreadableRecord {
        for (String xml :
                List.of("<record/>", "<record><activities-summary/></record>", "<?x y?><!-- z --><record/>")) {
            assertThat(read(xml)).as(xml).isEqualTo(CurrentEmployers.NONE);
        }
        assertThat(read("<record><activities-summary><employments/>& nothing after it is read")
                        .employers())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPRECATED", "LOCKED", "DEACTIVATED"})
    void a_closed_record_names_nobody(RecordState state) throws UnreadableRecord {
        SyntheticRecord closed = new RecordFactory()
                .closed(SyntheticIds.at(1), state, SyntheticIds.at(2), new SyntheticRecord.Times(NOW, NOW));

        assertThat(read(closed.summary().bytes())).isEqualTo(CurrentEmployers.CLOSED);
    }

    @Test
    void a_record_with_a_date_of_deactivation_is_closed_and_one_with_other_dates_is_not() throws UnreadableRecord {
        String history =
                "<record><history><creation-method>Direct</creation-method>%s<claimed>true</claimed></history></record>";
        assertThat(read(history.formatted("<deactivation-date>2020-01-01T00:00:00Z</deactivation-date>")))
                .isEqualTo(CurrentEmployers.CLOSED);
        assertThat(read(history.formatted("<last-modified-date>2020-01-01T00:00:00Z</last-modified-date>")))
                .isEqualTo(CurrentEmployers.NONE);
    }

    @Test
    void synthetic_records_say_the_same_as_to_a_whole_parse() throws Exception {
        Population people = new Population(400, new SplittableRandom(5), NOW);
        int employed = 0;
        for (int i = 0; i < people.size(); i++) {
            SyntheticRecord person = people.record(i);
            if (person.written()) {
                CurrentEmployers read = CurrentEmployers.read(
                        new ByteArrayInputStream(person.summary().bytes()), LocalDate.MAX);
                assertThat(read.employers())
                        .as(person.id().toString())
                        .isEqualTo(byXPath(person.summary().bytes()));
                employed += read.employers().size();
            }
        }
        assertThat(employed).as("employers in the records that were compared").isGreaterThan(20);
    }

    private static List<Employer> byXPath(byte[] xml) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate(
                "//*[local-name()='employment-summary'][not(*[local-name()='end-date'])]",
                document,
                XPathConstants.NODESET);
        List<Employer> employers = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Node one = found.item(i);
            employers.add(new Employer(
                    path.evaluate("*[local-name()='organization']/*[local-name()='name']", one),
                    path.evaluate(".//*[local-name()='disambiguation-source']", one),
                    path.evaluate(".//*[local-name()='disambiguated-organization-identifier']", one)));
        }
        return employers;
    }
}
