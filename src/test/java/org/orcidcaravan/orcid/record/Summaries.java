package org.orcidcaravan.orcid.record;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Summaries as ORCID writes them, with what a test is about. */
final class Summaries {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Summaries() {}

    /** A record with these texts as the person's and the employments' content. */
    static String record(String person, String employments) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <record:record path="/0000-0001-5000-0007" xmlns:record="http://www.orcid.org/ns/record"
                  xmlns:person="http://www.orcid.org/ns/person" xmlns:email="http://www.orcid.org/ns/email"
                  xmlns:activities="http://www.orcid.org/ns/activities" xmlns:common="http://www.orcid.org/ns/common"
                  xmlns:employment="http://www.orcid.org/ns/employment" xmlns:education="http://www.orcid.org/ns/education">
                <common:orcid-identifier><common:path>0000-0001-5000-0007</common:path></common:orcid-identifier>
                <person:person>%s</person:person>
                <activities:activities-summary path="/0000-0001-5000-0007/activities">
                <activities:educations><activities:affiliation-group><education:education-summary><common:organization>
                <common:name>A school</common:name></common:organization></education:education-summary>
                </activities:affiliation-group></activities:educations>
                <activities:employments path="/e">%s</activities:employments>
                <activities:fundings path="/f"/>
                </activities:activities-summary></record:record>
                """.formatted(person, employments);
    }

    static String employment(String end, String organization) {
        return """
                <activities:affiliation-group><common:external-ids/>
                <employment:employment-summary put-code="1" visibility="public">
                <common:source><common:source-name>Somebody</common:source-name></common:source>
                <common:start-date><common:year>1999</common:year></common:start-date>%s
                <common:organization>%s</common:organization></employment:employment-summary>
                </activities:affiliation-group>
                """.formatted(end, organization);
    }

    static String organization(String name, String source, String identifier) {
        return """
                <common:name>%s</common:name><common:address><common:city>X</common:city></common:address>
                <common:disambiguated-organization>
                <common:disambiguated-organization-identifier>%s</common:disambiguated-organization-identifier>
                <common:disambiguation-source>%s</common:disambiguation-source></common:disambiguated-organization>
                """.formatted(name, identifier, source);
    }

    static CurrentEmployers read(String xml) throws UnreadableRecord {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    static CurrentEmployers read(byte[] bytes) throws UnreadableRecord {
        return CurrentEmployers.read(new ByteArrayInputStream(bytes), TODAY);
    }
}
