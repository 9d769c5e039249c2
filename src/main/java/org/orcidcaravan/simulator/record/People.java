package org.orcidcaravan.simulator.record;

import java.util.List;
import java.util.Locale;
import org.orcid.ns.address.Address;
import org.orcid.ns.address.Addresses;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.common.Visibility;
import org.orcid.ns.email.Emails;
import org.orcid.ns.external_identifier.ExternalIdentifiers;
import org.orcid.ns.keyword.Keyword;
import org.orcid.ns.keyword.Keywords;
import org.orcid.ns.other_name.OtherName;
import org.orcid.ns.other_name.OtherNames;
import org.orcid.ns.person.Person;
import org.orcid.ns.personal_details.Biography;
import org.orcid.ns.personal_details.Name;
import org.orcid.ns.researcher_url.ResearcherUrl;
import org.orcid.ns.researcher_url.ResearcherUrls;

/** The person part of a summary: the name first, then sections that are present even when empty. */
final class People {
    private static final List<String> COUNTRIES =
            List.of("AT", "BR", "CA", "CH", "DE", "FI", "IN", "JP", "KE", "NZ", "PT");

    private People() {}

    /** @param detail how much the person tells: 0 is a name and little else */
    static Person make(Subject subject, int detail) {
        String path = "/" + subject.id();
        Person person = named(subject, subject.givenName(), subject.familyName());
        for (int i = 0; i < Math.min(2, detail); i++) {
            OtherName other = subject.stamp(new OtherName(), "other-names");
            other.setContent(subject.familyName() + ", " + subject.givenName().charAt(0) + (i == 0 ? "." : ""));
            person.getOtherNames().getOtherName().add(other);
        }
        if (detail > 0) {
            Biography biography = new Biography();
            biography.setCreatedDate(Timestamps.created(subject.created()));
            biography.setLastModifiedDate(Timestamps.modified(subject.modified()));
            biography.setContent(subject.words().prose(2 + 2 * detail));
            biography.setVisibility(Visibility.PUBLIC);
            biography.setPath(path + "/biography");
            person.setBiography(biography);
        }
        for (int i = 0; i < detail; i++) {
            ResearcherUrl url = subject.stamp(new ResearcherUrl(), "researcher-urls");
            url.setUrlName("Page " + (i + 1));
            url.setUrl(subject.url("people"));
            person.getResearcherUrls().getResearcherUrl().add(url);
            person.getKeywords().getKeyword().add(keyword(subject));
            person.getExternalIdentifiers().getExternalIdentifier().add(identifier(subject));
        }
        if (subject.random().nextBoolean()) {
            Address address = subject.stamp(new Address(), "address");
            address.setCountry(subject.words().pick(COUNTRIES));
            person.getAddresses().getAddress().add(address);
        }
        return person;
    }

    /** A person of whom only the name is left, as closed records show it. */
    static Person named(Subject subject, String given, String family) {
        String path = "/" + subject.id();
        Name.GivenNames givenNames = new Name.GivenNames();
        givenNames.setValue(given);
        Name.FamilyName familyName = new Name.FamilyName();
        familyName.setValue(family);
        Name name = new Name();
        name.setCreatedDate(Timestamps.created(subject.created()));
        name.setLastModifiedDate(Timestamps.modified(subject.created()));
        name.setGivenNames(givenNames);
        name.setFamilyName(familyName);
        name.setVisibility(Visibility.PUBLIC);
        name.setPath(subject.id().toString());
        Person person = new Person();
        person.setPath(path + "/person");
        person.setLastModifiedDate(Timestamps.modified(subject.modified()));
        person.setName(name);
        person.setOtherNames(new OtherNames());
        person.getOtherNames().setPath(path + "/other-names");
        person.setResearcherUrls(new ResearcherUrls());
        person.getResearcherUrls().setPath(path + "/researcher-urls");
        person.setEmails(new Emails());
        person.getEmails().setPath(path + "/email");
        person.setAddresses(new Addresses());
        person.getAddresses().setPath(path + "/address");
        person.setKeywords(new Keywords());
        person.getKeywords().setPath(path + "/keywords");
        person.setExternalIdentifiers(new ExternalIdentifiers());
        person.getExternalIdentifiers().setPath(path + "/external-identifiers");
        return person;
    }

    static Keyword keyword(Subject subject) {
        Keyword keyword = subject.stamp(new Keyword(), "keywords");
        keyword.setContent(subject.words().keyword());
        return keyword;
    }

    private static ExternalId identifier(Subject subject) {
        String value = "simulated-%08d".formatted(subject.random().nextInt(100_000_000));
        ExternalId id = subject.stamp(new ExternalId(), "external-identifiers");
        id.setExternalIdType("Invented Author Index");
        id.setExternalIdValue(value);
        id.setExternalIdUrl("https://authors.example.org/" + value.toLowerCase(Locale.ROOT));
        id.setExternalIdRelationship("self");
        return id;
    }
}
