package org.orcidcaravan.push.document;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.Country;
import org.orcid.ns.common.CreditName;
import org.orcid.ns.common.ObjectFactory;
import org.orcid.ns.common.OrcidId;
import org.orcid.ns.work.ContributorAttributes;
import org.orcid.ns.work.ContributorSequence;
import org.orcid.ns.work.WorkContributors;
import org.orcid.ns.work.WorkTitle;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.Work;

/**
 * The document of a work (work-3.0.xsd).
 *
 * @param host where iDs live: {@code orcid.org}
 */
record WorkDocument(String host) {
    private static final ObjectFactory ORCID = new ObjectFactory();

    org.orcid.ns.work.Work of(Work given) {
        WorkTitle title = new WorkTitle();
        title.setTitle(Elements.text(given.title()));
        title.setSubtitle(Elements.text(given.subtitle()));
        org.orcid.ns.work.Work work = new org.orcid.ns.work.Work();
        work.setTitle(title);
        work.setJournalTitle(Elements.text(given.container()));
        work.setShortDescription(Elements.text(given.summary()));
        work.setCitation(citation(given.citation()));
        work.setType(Elements.text(given.type()));
        work.setPublicationDate(Elements.date(given.date()));
        work.setExternalIds(Elements.externalIds(given.externalIds()));
        work.setUrl(Elements.url(given.url()));
        work.setContributors(contributors(given.contributors()));
        work.setLanguageCode(Elements.text(given.language()));
        work.setCountry(country(given.country()));
        return work;
    }

    private static org.orcid.ns.work.@Nullable Citation citation(@Nullable Citation given) {
        if (given == null) {
            return null;
        }
        org.orcid.ns.work.Citation citation = new org.orcid.ns.work.Citation();
        citation.setCitationType(Elements.text(given.type()));
        citation.setCitationValue(Elements.text(given.value()));
        return citation;
    }

    private static @Nullable Country country(@Nullable String given) {
        String code = Elements.code(given);
        if (code == null) {
            return null;
        }
        Country country = new Country();
        country.setValue(code);
        return country;
    }

    private @Nullable WorkContributors contributors(List<Contributor> given) {
        if (given.isEmpty()) {
            return null;
        }
        WorkContributors contributors = new WorkContributors();
        for (Contributor one : given) {
            boolean first = contributors.getContributor().isEmpty();
            contributors
                    .getContributor()
                    .add(contributor(one, first ? ContributorSequence.FIRST : ContributorSequence.ADDITIONAL));
        }
        return contributors;
    }

    private org.orcid.ns.work.Contributor contributor(Contributor given, ContributorSequence sequence) {
        ContributorAttributes attributes = new ContributorAttributes();
        attributes.setContributorSequence(sequence);
        attributes.setContributorRole(Elements.text(given.role()));
        org.orcid.ns.work.Contributor contributor = new org.orcid.ns.work.Contributor();
        contributor.setContributorOrcid(orcid(given.orcid()));
        contributor.setContributorAttributes(attributes);
        String name = Elements.text(given.name());
        if (name != null) {
            CreditName credit = new CreditName();
            credit.setValue(name);
            contributor.setCreditName(credit);
        }
        return contributor;
    }

    private @Nullable OrcidId orcid(@Nullable String given) {
        String id = Elements.text(given);
        if (id == null) {
            return null;
        }
        OrcidId orcid = new OrcidId();
        List<JAXBElement<String>> content = orcid.getContent();
        content.add(ORCID.createOrcidIdUri("https://" + host + "/" + id));
        content.add(ORCID.createOrcidIdPath(id));
        content.add(ORCID.createOrcidIdHost(host));
        return orcid;
    }
}
