package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.activities.WorkGroup;
import org.orcid.ns.common.CreditName;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.work.Citation;
import org.orcid.ns.work.Contributor;
import org.orcid.ns.work.ContributorAttributes;
import org.orcid.ns.work.ContributorSequence;
import org.orcid.ns.work.Work;
import org.orcid.ns.work.WorkContributors;
import org.orcid.ns.work.WorkSummary;
import org.orcid.ns.work.WorkTitle;

/** Works of all common types, with contributors, citation and abstract in the full item only. */
final class Works {
    private static final List<String> TYPES = List.of(
            "journal-article",
            "journal-article",
            "journal-article",
            "conference-paper",
            "book-chapter",
            "book",
            "data-set",
            "preprint",
            "report",
            "software",
            "dissertation-thesis",
            "working-paper");

    private Works() {}

    static Activity make(Subject subject) {
        Vocabulary words = subject.words();
        String type = words.pick(TYPES);
        Work work = subject.stamp(new Work(), "work");
        work.setTitle(title(subject));
        work.setJournalTitle(words.journal());
        work.setType(type);
        work.setPublicationDate(subject.dateAfter(subject.year()));
        work.setExternalIds(identifiers(subject, type));
        work.setUrl(subject.url("works"));
        work.setLanguageCode("en");
        if (subject.random().nextInt(3) > 0) {
            work.setShortDescription(words.prose(2 + subject.random().nextInt(8)));
        }
        work.setCitation(citation(subject, work));
        work.setContributors(contributors(subject));
        return new Activity(ActivityKind.WORK, work.getPutCode(), work, record -> {
            WorkGroup group = new WorkGroup();
            group.setLastModifiedDate(work.getLastModifiedDate());
            group.setExternalIds(work.getExternalIds());
            group.getWorkSummary().add(summary(work));
            record.getWorks().getGroup().add(group);
        });
    }

    private static WorkSummary summary(Work work) {
        WorkSummary summary = Copies.stamp(work, new WorkSummary());
        summary.setTitle(work.getTitle());
        summary.setExternalIds(work.getExternalIds());
        summary.setUrl(work.getUrl());
        summary.setType(work.getType());
        summary.setPublicationDate(work.getPublicationDate());
        summary.setJournalTitle(work.getJournalTitle());
        return summary;
    }

    private static WorkTitle title(Subject subject) {
        WorkTitle title = new WorkTitle();
        title.setTitle(subject.words().title());
        if (subject.random().nextInt(6) == 0) {
            title.setSubtitle(subject.words().title());
        }
        return title;
    }

    private static ExternalIds identifiers(Subject subject, String type) {
        return switch (type) {
            case "book" -> Identifiers.of(Identifiers.isbn(subject, "self"), Identifiers.own(subject, "self"));
            case "book-chapter" ->
                Identifiers.of(Identifiers.doi(subject, "self"), Identifiers.isbn(subject, "part-of"));
            case "report", "dissertation-thesis" -> Identifiers.of(Identifiers.own(subject, "self"));
            default -> Identifiers.of(Identifiers.doi(subject, "self"));
        };
    }

    private static Citation citation(Subject subject, Work work) {
        Citation citation = new Citation();
        citation.setCitationType("bibtex");
        citation.setCitationValue("@article{sim%d,\n  title = {%s},\n  author = {%s},\n  journal = {%s}\n}"
                .formatted(work.getPutCode(), work.getTitle().getTitle(), subject.name(), work.getJournalTitle()));
        return citation;
    }

    private static WorkContributors contributors(Subject subject) {
        WorkContributors all = new WorkContributors();
        int count = 1 + subject.random().nextInt(6);
        for (int i = 0; i < count; i++) {
            CreditName name = new CreditName();
            name.setValue(
                    i == 0
                            ? subject.name()
                            : subject.words().givenName()
                                    + ' '
                                    + subject.words().familyName());
            ContributorAttributes attributes = new ContributorAttributes();
            attributes.setContributorSequence(i == 0 ? ContributorSequence.FIRST : ContributorSequence.ADDITIONAL);
            attributes.setContributorRole("author");
            Contributor contributor = new Contributor();
            contributor.setCreditName(name);
            contributor.setContributorAttributes(attributes);
            all.getContributor().add(contributor);
        }
        return all;
    }
}
