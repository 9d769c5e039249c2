package org.orcidcaravan.push.document;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.Section;

/** Lists of a section in the shape in which the member API answers. */
final class Listing {
    private static final String NAMESPACES = Stream.concat(
                    Stream.of("activities", "common"),
                    Stream.of(Section.values()).map(Section::text))
            .map(name -> " xmlns:" + name + "=\"http://www.orcid.org/ns/" + name + "\"")
            .collect(Collectors.joining());
    private static final String MODIFIED =
            "<common:last-modified-date>2024-02-29T10:11:12.345Z</common:last-modified-date>";

    private Listing() {}

    static String of(Section section, String... groups) {
        String root = "activities:" + section.listPath();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + root
                + " path=\"/0000-0002-1825-0097/" + section.listPath() + "\"" + NAMESPACES + ">" + MODIFIED
                + String.join("", groups) + "</" + root + ">";
    }

    static String group(Section section, String... summaries) {
        String name = section.isAffiliation() ? "activities:affiliation-group" : "activities:group";
        return "<" + name + ">" + MODIFIED + "<common:external-ids/>" + String.join("", summaries) + "</" + name + ">";
    }

    /** @param content what follows the source */
    static String summary(Section section, long putCode, String source, String content) {
        String root = section.text() + ":" + section.text() + "-summary";
        return "<%1$s put-code=\"%2$d\" path=\"/0000-0002-1825-0097/%3$s/%2$d\" visibility=\"public\" display-index=\"1\">"
                        .formatted(root, putCode, section.text())
                + "<common:created-date>2024-02-29T10:11:12.345Z</common:created-date>" + MODIFIED + source + content
                + "</" + root + ">";
    }

    static String client(String clientId) {
        return "<common:source>%s<common:source-name>A client</common:source-name></common:source>"
                .formatted(clientId("source", clientId));
    }

    static String onBehalf(String clientId, String principal) {
        return "<common:source>%s<common:source-name>A client</common:source-name>%s</common:source>"
                .formatted(clientId("source", clientId), clientId("assertion-origin", principal));
    }

    static String researcher() {
        return "<common:source><common:source-orcid><common:uri>https://orcid.org/0000-0002-1825-0097</common:uri>"
                + "<common:path>0000-0002-1825-0097</common:path><common:host>orcid.org</common:host>"
                + "</common:source-orcid><common:source-name>J. Carberry</common:source-name></common:source>";
    }

    static String id(String type, String value, String relationship) {
        return "<common:external-id><common:external-id-type>%s</common:external-id-type>".formatted(type)
                + "<common:external-id-value>%s</common:external-id-value>".formatted(value)
                + "<common:external-id-relationship>%s</common:external-id-relationship></common:external-id>"
                        .formatted(relationship);
    }

    static String ids(String... ids) {
        return "<common:external-ids>" + String.join("", ids) + "</common:external-ids>";
    }

    static String work(long putCode, String source, String title, String... ids) {
        return summary(
                Section.WORK,
                putCode,
                source,
                "<work:title><common:title>" + title + "</common:title></work:title>" + ids(ids)
                        + "<work:type>journal-article</work:type><common:publication-date><common:year>2021</common:year>"
                        + "<common:month>03</common:month></common:publication-date>");
    }

    static String affiliation(Section section, long putCode, String source, String role, String... ids) {
        return summary(
                section,
                putCode,
                source,
                "<common:department-name>Physics</common:department-name><common:role-title>" + role
                        + "</common:role-title><common:start-date><common:year>2019</common:year>"
                        + "<common:month>09</common:month><common:day>01</common:day></common:start-date>"
                        + "<common:organization><common:name>University of Nowhere</common:name><common:address>"
                        + "<common:city>Nowhere</common:city><common:country>GB</common:country></common:address>"
                        + "<common:disambiguated-organization><common:disambiguated-organization-identifier>"
                        + "https://ror.org/00x0x0x00</common:disambiguated-organization-identifier>"
                        + "<common:disambiguation-source>ROR</common:disambiguation-source>"
                        + "</common:disambiguated-organization></common:organization>" + ids(ids));
    }

    static String review(long putCode, String source, String... ids) {
        return summary(
                Section.PEER_REVIEW,
                putCode,
                source,
                "<peer-review:reviewer-role>reviewer</peer-review:reviewer-role>" + ids(ids)
                        + "<peer-review:review-type>review</peer-review:review-type><peer-review:completion-date>"
                        + "<common:year>2022</common:year></peer-review:completion-date>"
                        + "<peer-review:review-group-id>issn:1234-5679</peer-review:review-group-id>"
                        + "<peer-review:convening-organization><common:name>University of Nowhere</common:name>"
                        + "<common:address><common:city>Nowhere</common:city><common:country>GB</common:country>"
                        + "</common:address></peer-review:convening-organization>");
    }

    /** Reviews of one manuscript, or of one person, are a group of their own within the group of the journal. */
    static String reviewsOf(String... summaries) {
        return "<activities:peer-review-group>" + MODIFIED + "<common:external-ids/>" + String.join("", summaries)
                + "</activities:peer-review-group>";
    }

    private static String clientId(String element, String clientId) {
        return "<common:%1$s-client-id><common:uri>https://orcid.org/client/%2$s</common:uri>"
                        .formatted(element, clientId)
                + "<common:path>%2$s</common:path><common:host>orcid.org</common:host></common:%1$s-client-id>"
                        .formatted(element, clientId);
    }
}
