package org.orcidcaravan.routing.dspace;

import org.orcidcaravan.orcid.Section;

/** Items of a record as this test writes them, by hand: what was there before DSpace's queue was sent. */
final class Known {
    private static final String ID = """
            <common:external-ids><common:external-id><common:external-id-type>%s</common:external-id-type>\
            <common:external-id-value>%s</common:external-id-value>\
            <common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>""";

    private Known() {}

    /** @param value a DOI, a grant's number, or what one of a person's details says */
    static String xml(Section section, String value) {
        return switch (section) {
            case WORK ->
                root(
                        "work",
                        "<work:title><common:title>Before</common:title></work:title>" + "<work:type>book</work:type>"
                                + ID.formatted("doi", value));
            case FUNDING ->
                root(
                        "funding",
                        "<funding:type>grant</funding:type>"
                                + "<funding:title><common:title>Before</common:title></funding:title>"
                                + ID.formatted("grant_number", value) + """
                        <common:organization><common:name>Invented Fund</common:name>
                        <common:address><common:city>Nowhere</common:city><common:country>AT</common:country></common:address>
                        <common:disambiguated-organization>
                        <common:disambiguated-organization-identifier>https://ror.org/0simu0000\
                        </common:disambiguated-organization-identifier>
                        <common:disambiguation-source>ROR</common:disambiguation-source>
                        </common:disambiguated-organization></common:organization>""");
            case ADDRESS -> root("address", "<address:country>" + value + "</address:country>");
            case KEYWORD -> root("keyword", "<keyword:content>" + value + "</keyword:content>");
            case OTHER_NAME -> root("other-name", "<other-name:content>" + value + "</other-name:content>");
            case RESEARCHER_URL -> root("researcher-url", "<researcher-url:url>" + value + "</researcher-url:url>");
            case EXTERNAL_IDENTIFIER -> root("external-identifier", """
                        <common:external-id-type>RID</common:external-id-type>
                        <common:external-id-value>%1$s</common:external-id-value>
                        <common:external-id-url>%1$s</common:external-id-url>
                        <common:external-id-relationship>self</common:external-id-relationship>""".formatted(value));
            default -> throw new IllegalArgumentException(section.text());
        };
    }

    private static String root(String name, String children) {
        return ("<%1$s:%1$s xmlns:common=\"http://www.orcid.org/ns/common\" xmlns:%1$s=\"http://www.orcid.org/ns/%1$s\">"
                        + "%2$s</%1$s:%1$s>")
                .formatted(name, children);
    }
}
