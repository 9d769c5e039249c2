package org.orcidcaravan.simulator.registry.rule;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What a work must be, alone or in a bulk. In a bulk this is all: no schema is asked. */
final class WorkRules {
    private static final String ORCID = "https://orcid.org/";

    private WorkRules() {}

    static void check(Element work) {
        checkTitle(work);
        String country = work.text("country");
        if (work.child("country").isPresent() && !Vocabulary.COUNTRIES.contains(country)) {
            throw Refusal.type("country", Vocabulary.COUNTRIES);
        }
        Titles.checkTranslation(work);
        if (!Vocabulary.WORK_TYPES.contains(work.text("type"))) {
            throw Refusal.type("work type", Vocabulary.WORK_TYPES);
        }
        String language = work.text("language-code");
        if (!language.isEmpty() && !Vocabulary.LANGUAGES.contains(language)) {
            throw Refusal.type("language code", Vocabulary.LANGUAGES);
        }
        Dates.check(work, "publication-date");
        work.child("citation").ifPresent(WorkRules::checkCitation);
        work.all("contributors", "contributor").forEach(WorkRules::checkContributor);
        ExternalIdRules.work(work.all("external-ids", "external-id"));
    }

    private static void checkTitle(Element work) {
        if (work.text("title", "title").isEmpty()) {
            throw Refusal.of(ErrorCode.TITLE_REQUIRED);
        }
    }

    private static void checkCitation(Element citation) {
        if (!Vocabulary.CITATION_TYPES.contains(citation.text("citation-type"))) {
            throw Refusal.type("citation type", Vocabulary.CITATION_TYPES);
        }
        if (citation.text("citation-value").isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "Please specify a citation or remove the parent tag");
        }
    }

    private static void checkContributor(Element contributor) {
        contributor.child("contributor-orcid").ifPresent(WorkRules::checkContributorId);
        checkFilled(contributor, "credit-name");
        checkFilled(contributor, "contributor-email");
        String role = contributor.text("contributor-attributes", "contributor-role");
        if (!role.isEmpty() && !Vocabulary.isWorkRole(role)) {
            throw Refusal.of(ErrorCode.ROLE_INVALID, "Invalid contributor role " + role);
        }
    }

    private static void checkContributorId(Element orcid) {
        String uri = orcid.text("uri");
        String path = orcid.text("path");
        if (!uri.isEmpty()
                && (!uri.startsWith(ORCID)
                        || OrcidId.parse(uri.substring(ORCID.length())).isEmpty())) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "Invalid contributor URI");
        }
        if (!path.isEmpty() && OrcidId.parse(path).isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "Invalid contributor ORCID");
        }
    }

    private static void checkFilled(Element contributor, String name) {
        Optional<Element> given = contributor.child(name);
        if (given.isPresent() && given.get().text().isBlank()) {
            throw Refusal.of(
                    ErrorCode.INVALID_VALUE, "Please specify a contributor %s or remove the empty tag".formatted(name));
        }
    }
}
