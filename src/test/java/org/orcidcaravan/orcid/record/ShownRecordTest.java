package org.orcidcaravan.orcid.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.record.ShownItem.SelfId;

/** All items of a summary, whoever wrote them; or nothing of it. */
class ShownRecordTest {
    private static final OrcidId WHO = OrcidId.parse("0000-0001-5000-0007").orElseThrow();
    private static final String OURS = "APP-OURS000000000001";

    private static final String WHOLE = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <record:record path="/0000-0001-5000-0007" xmlns:record="http://www.orcid.org/ns/record"
              xmlns:history="http://www.orcid.org/ns/history" xmlns:person="http://www.orcid.org/ns/person"
              xmlns:keyword="http://www.orcid.org/ns/keyword" xmlns:activities="http://www.orcid.org/ns/activities"
              xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work"
              xmlns:employment="http://www.orcid.org/ns/employment" xmlns:resource="http://www.orcid.org/ns/research-resource"
              xmlns:review="http://www.orcid.org/ns/peer-review">
            <common:orcid-identifier><common:uri>https://orcid.org/0000-0001-5000-0007</common:uri>
              <common:path>0000-0001-5000-0007</common:path></common:orcid-identifier>
            <history:history><common:last-modified-date>2026-11-20T10:00:00.5Z</common:last-modified-date>%s</history:history>
            <person:person><person:name><common:source/></person:name><keyword:keywords>
              <keyword:keyword put-code="11"><common:source><common:source-orcid><common:uri>https://orcid.org/0000-0001-5000-0007</common:uri>
                <common:path>0000-0001-5000-0007</common:path></common:source-orcid></common:source>
                <keyword:content>sand</keyword:content></keyword:keyword></keyword:keywords></person:person>
            <activities:activities-summary>
            <activities:employments><activities:affiliation-group><common:external-ids/>
              <employment:employment-summary put-code="21"><common:department-name>D</common:department-name>
                <common:role-title>Keeper</common:role-title><common:organization><common:name>Ours</common:name>
                <common:address><common:city>X</common:city></common:address></common:organization>
              </employment:employment-summary></activities:affiliation-group></activities:employments>
            <activities:peer-reviews><activities:group><activities:peer-review-group>
              <review:peer-review-summary put-code="31"/></activities:peer-review-group></activities:group></activities:peer-reviews>
            <activities:research-resources><activities:group>
              <resource:research-resource-summary put-code="41"><resource:proposal><resource:title>
                <common:title>A telescope</common:title></resource:title><common:external-ids><common:external-id>
                <common:external-id-type>proposal-id</common:external-id-type><common:external-id-value>7</common:external-id-value>
                <common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
                </resource:proposal></resource:research-resource-summary></activities:group></activities:research-resources>
            <activities:works><activities:group><common:external-ids><common:external-id>
                <common:external-id-type>doi</common:external-id-type><common:external-id-value>of the group</common:external-id-value>
                </common:external-id></common:external-ids>
              <work:work-summary put-code="51" visibility="public"><common:created-date>2026-01-01T00:00:00Z</common:created-date>
                <common:last-modified-date>2026-11-19T00:00:00</common:last-modified-date>
                <common:source><common:source-client-id><common:uri>https://orcid.org/client/APP-OURS000000000001</common:uri>
                  <common:path>APP-OURS000000000001</common:path></common:source-client-id>
                  <common:assertion-origin-client-id><common:path>APP-OTHER00000000001</common:path></common:assertion-origin-client-id>
                  </common:source>
                <work:title><common:title>Dunes &amp; wind</common:title><common:subtitle>A study</common:subtitle></work:title>
                <common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type>
                  <common:external-id-value>https://doi.org/10.5555/AB</common:external-id-value>
                  <common:external-id-normalized transient="true">10.5555/ab</common:external-id-normalized>
                  <common:external-id-relationship>self</common:external-id-relationship></common:external-id>
                  <common:external-id><common:external-id-type>issn</common:external-id-type>
                  <common:external-id-value>0000-0019</common:external-id-value>
                  <common:external-id-relationship>part-of</common:external-id-relationship></common:external-id></common:external-ids>
              </work:work-summary></activities:group></activities:works>
            </activities:activities-summary></record:record>
            """.strip();

    private static ShownRecord read(String xml) throws UnreadableRecord {
        return ShownRecord.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), WHO);
    }

    private static void refused(String xml, String reason) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> read(xml))
                .withMessageContaining(reason);
    }

    @Example
    void each_item_is_told_with_who_wrote_it_and_what_identifies_it() throws UnreadableRecord {
        ShownRecord.Open record = (ShownRecord.Open) read(WHOLE.formatted(""));

        assertThat(record.modifiedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00.500Z"));
        assertThat(record.items())
                .containsExactly(
                        new ShownItem(Section.KEYWORD, 11, WHO.toString(), null, null, "sand", List.of()),
                        new ShownItem(Section.EMPLOYMENT, 21, null, null, null, "Keeper", List.of()),
                        new ShownItem(Section.PEER_REVIEW, 31, null, null, null, "", List.of()),
                        new ShownItem(
                                Section.RESEARCH_RESOURCE,
                                41,
                                null,
                                null,
                                null,
                                "A telescope",
                                List.of(new SelfId("proposal-id", "7", null))),
                        new ShownItem(
                                Section.WORK,
                                51,
                                OURS,
                                "APP-OTHER00000000001",
                                Instant.parse("2026-11-19T00:00:00Z"),
                                "Dunes & wind",
                                List.of(new SelfId("doi", "https://doi.org/10.5555/AB", "10.5555/ab"))));
    }

    @Example
    void an_error_document_is_a_closed_record() throws UnreadableRecord {
        assertThat(
                        read(
                                "<error xmlns='http://www.orcid.org/ns/error'><response-code>409</response-code>"
                                        + "<developer-message>409 Conflict: locked.</developer-message><error-code>9018</error-code></error>"))
                .isEqualTo(new ShownRecord.Closed(9018, "409 Conflict: locked."));
        assertThat(read("<error><error-code>many</error-code></error>")).isEqualTo(new ShownRecord.Closed(null, ""));
    }

    @Example
    void a_record_of_old_that_was_closed_is_one_as_well() throws UnreadableRecord {
        assertThat(read(WHOLE.formatted("<history:deactivation-date>2020-01-01T00:00:00Z</history:deactivation-date>")))
                .isInstanceOfSatisfying(
                        ShownRecord.Closed.class,
                        closed -> assertThat(closed.code()).isEqualTo(9044));
    }

    @Example
    void what_is_no_summary_of_this_record_is_refused() {
        String whole = WHOLE.formatted("");
        refused("<work/>", "another kind");
        refused(whole.replace("0000-0001-5000-0007", "0000-0002-1825-0097"), "another record: 0000-0002-1825-0097");
        refused(whole.replace("2026-11-20T10:00:00.5Z", "yesterday"), "changed last");
        refused(whole.replace("put-code=\"51\"", ""), "without a put-code");
        refused(whole.replace("put-code=\"51\"", "put-code=\"9999999999999999999\""), "without a put-code");
        refused(
                "<!DOCTYPE record [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
                        + whole.substring(whole.indexOf("<record")),
                "document type");
        refused(whole.replace("Dunes &amp; wind", "&bomb;"), "entity");
        refused(whole.replace("<common:department-name>", "<a>".repeat(40)), "deep");
        refused(whole.replace("Keeper", "x".repeat(Steps.MAX_TEXT + 1)), "characters");
    }

    @Property(tries = 300)
    void a_summary_that_breaks_off_anywhere_tells_nothing(@ForAll("cuts") int cut) {
        String whole = WHOLE.formatted("");
        refused(whole.substring(0, Math.min(cut, whole.length() - 1)), "");
    }

    @Property(tries = 300)
    void whatever_the_bytes_are_only_unreadable_is_thrown(@ForAll("cuts") int place, @ForAll byte other) {
        byte[] bytes = WHOLE.formatted("").getBytes(StandardCharsets.UTF_8);
        bytes[place % bytes.length] = other;
        try {
            ShownRecord read = ShownRecord.read(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length)), WHO);
            assertThat(read).isNotNull();
        } catch (UnreadableRecord expected) {
            assertThat(expected).hasMessageMatching("(?s)(is|has|does) .*");
        }
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, WHOLE.length() - 2);
    }
}
