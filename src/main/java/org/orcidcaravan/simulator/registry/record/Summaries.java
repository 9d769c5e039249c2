package org.orcidcaravan.simulator.registry.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;

/** The short form of an activity: some of its children, in the order of the summary's schema. */
final class Summaries {
    private static final List<String> WORK =
            List.of("title", "external-ids", "url", "type", "publication-date", "journal-title");
    private static final List<String> FUNDING =
            List.of("title", "external-ids", "url", "type", "start-date", "end-date", "organization");
    private static final List<String> REVIEW = List.of(
            "reviewer-role",
            "review-identifiers",
            "review-url",
            "review-type",
            "review-completion-date",
            "review-group-id",
            "convening-organization");
    private static final List<String> AFFILIATION =
            List.of("department-name", "role-title", "start-date", "end-date", "organization", "url", "external-ids");

    /** A review's summary has other words for these. */
    private static final Map<String, Element> RENAMED = Map.of(
            "review-identifiers", Element.of("common", "external-ids"),
            "review-completion-date", Element.of("peer-review", "completion-date"));

    private Summaries() {}

    static Element of(Section section, Element content) {
        List<Element> chosen = new ArrayList<>();
        for (String name : names(section)) {
            content.child(name).map(Summaries::renamed).ifPresent(chosen::add);
        }
        return Element.of(section.text(), section.text() + "-summary", chosen);
    }

    private static Element renamed(Element child) {
        Element other = RENAMED.get(child.name());
        return other == null ? child : child.named(other.space(), other.name());
    }

    private static List<String> names(Section section) {
        return switch (section) {
            case WORK -> WORK;
            case FUNDING -> FUNDING;
            case PEER_REVIEW -> REVIEW;
            case RESEARCH_RESOURCE -> List.of("proposal");
            default -> AFFILIATION;
        };
    }
}
