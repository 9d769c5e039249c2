package org.orcidcaravan.simulator.registry;

import java.util.List;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/** Small items of each section, and people who do not exist. */
final class Samples {
    static final OrcidId ANN = new OrcidId(900_000_000_001L);
    static final OrcidId BOB = new OrcidId(900_000_000_002L);

    private static final String XMLNS =
            "xmlns:common=\"http://www.orcid.org/ns/common\" xmlns:%1$s=\"http://www.orcid.org/ns/%1$s\"";

    private Samples() {}

    static String work(String doi) {
        return work("A title", selfDoi(doi));
    }

    static String work(String title, String ids) {
        return root("work", """
                <work:title><common:title>%s</common:title></work:title>
                <work:type>journal-article</work:type>
                <common:external-ids>%s</common:external-ids>""".formatted(title, ids));
    }

    static String selfDoi(String doi) {
        return id("doi", doi, "self");
    }

    static String id(String type, String value, String relationship) {
        return """
                <common:external-id><common:external-id-type>%s</common:external-id-type>\
                <common:external-id-value>%s</common:external-id-value>\
                <common:external-id-relationship>%s</common:external-id-relationship></common:external-id>""".formatted(type, value, relationship);
    }

    /** The item with the attribute that a PUT needs. */
    static String withPutCode(String item, long putCode) {
        return item.replaceFirst(" xmlns", " put-code=\"" + putCode + "\" xmlns");
    }

    static String bulk(List<String> works) {
        return "<bulk:bulk xmlns:bulk=\"http://www.orcid.org/ns/bulk\">"
                + works.stream().collect(Collectors.joining())
                + "</bulk:bulk>";
    }

    /** An item that ORCID takes; {@code mark} makes it differ from others. */
    static String of(Section section, String mark) {
        return switch (section) {
            case WORK -> work("Work " + mark, selfDoi("10.5555/" + mark));
            case FUNDING ->
                root("funding", """
                    <funding:type>grant</funding:type>
                    <funding:title><common:title>Grant %1$s</common:title></funding:title>
                    <funding:amount currency-code="EUR">1200.50</funding:amount>
                    <common:start-date><common:year>2020</common:year></common:start-date>
                    <common:external-ids>%2$s</common:external-ids>
                    %3$s""".formatted(
                                mark, id("grant_number", mark, "self"), organization("common:organization")));
            case PEER_REVIEW ->
                root("peer-review", """
                    <peer-review:reviewer-role>reviewer</peer-review:reviewer-role>
                    <peer-review:review-identifiers>%s</peer-review:review-identifiers>
                    <peer-review:review-type>review</peer-review:review-type>
                    <peer-review:review-completion-date><common:year>2020</common:year>\
                    <common:month>03</common:month></peer-review:review-completion-date>
                    <peer-review:review-group-id>issn:0028-0836</peer-review:review-group-id>
                    %s""".formatted(
                        id("source-work-id", mark, "self"), organization("peer-review:convening-organization")));
            case RESEARCH_RESOURCE -> proposal(mark);
            default ->
                section.isAffiliation()
                        ? affiliation(section, mark, organization("common:organization"))
                        : detail(section, mark);
        };
    }

    private static String proposal(String mark) {
        return root("research-resource", """
                    <research-resource:proposal>
                    <research-resource:title><common:title>Proposal %1$s</common:title></research-resource:title>
                    <research-resource:hosts>%2$s</research-resource:hosts>
                    <common:external-ids>%3$s</common:external-ids>
                    </research-resource:proposal>
                    <research-resource:resource-items><research-resource:resource-item>
                    <research-resource:resource-name>Beamline</research-resource:resource-name>
                    <research-resource:resource-type>infrastructures</research-resource:resource-type>
                    <research-resource:hosts>%2$s</research-resource:hosts>
                    <common:external-ids>%3$s</common:external-ids>
                    </research-resource:resource-item></research-resource:resource-items>""".formatted(
                        mark, organization("common:organization"), id("proposal-id", mark, "self")));
    }

    private static String detail(Section section, String mark) {
        return switch (section) {
            case ADDRESS -> root("address", "<address:country>%s</address:country>".formatted(country(mark)));
            case KEYWORD, OTHER_NAME ->
                root(section.text(), "<%1$s:content>Some %2$s</%1$s:content>".formatted(section.text(), mark));
            case RESEARCHER_URL -> root("researcher-url", """
                    <researcher-url:url-name>Page</researcher-url:url-name>
                    <researcher-url:url>https://people.example.org/%s</researcher-url:url>""".formatted(mark));
            case EXTERNAL_IDENTIFIER -> root("external-identifier", """
                    <common:external-id-type>Invented ID</common:external-id-type>
                    <common:external-id-value>%1$s</common:external-id-value>
                    <common:external-id-url>https://ids.example.org/%1$s</common:external-id-url>
                    <common:external-id-relationship>self</common:external-id-relationship>""".formatted(mark));
            default -> throw new IllegalArgumentException(section.text() + " is none of a person's details");
        };
    }

    static String affiliation(Section section, String role, String organization) {
        return root(section.text(), """
                <common:role-title>%s</common:role-title>
                <common:start-date><common:year>2020</common:year></common:start-date>
                %s""".formatted(role, organization));
    }

    static String organization(String name) {
        return """
                <%1$s><common:name>Invented University</common:name>
                <common:address><common:city>Nowhere</common:city><common:country>AT</common:country></common:address>
                <common:disambiguated-organization>
                <common:disambiguated-organization-identifier>https://ror.org/0simu0000\
                </common:disambiguated-organization-identifier>
                <common:disambiguation-source>ROR</common:disambiguation-source>
                </common:disambiguated-organization></%1$s>""".formatted(name);
    }

    static String root(String name, String children) {
        return "<%1$s:%1$s %2$s>%3$s</%1$s:%1$s>".formatted(name, XMLNS.formatted(name), children);
    }

    private static String country(String mark) {
        return mark.contains("2") ? "NZ" : "AT";
    }
}
