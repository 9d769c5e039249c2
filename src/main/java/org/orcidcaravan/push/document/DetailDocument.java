package org.orcidcaravan.push.document;

import org.orcid.ns.address.Address2;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.external_identifier.ExternalIdentifier;
import org.orcid.ns.keyword.Keyword2;
import org.orcid.ns.other_name.OtherName2;
import org.orcid.ns.researcher_url.ResearcherUrl2;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.Relationship;

/** The document of one of a person's details: address-, keyword-, other-name-, researcher-url-3.0.xsd and others. */
final class DetailDocument {
    private DetailDocument() {}

    static ElementSummary of(PersonDetail given) {
        return switch (given.section()) {
            case ADDRESS -> {
                Address2 address = new Address2();
                address.setCountry(Elements.code(given.value()));
                yield address;
            }
            case KEYWORD -> {
                Keyword2 keyword = new Keyword2();
                keyword.setContent(Elements.text(given.value()));
                yield keyword;
            }
            case OTHER_NAME -> {
                OtherName2 name = new OtherName2();
                name.setContent(Elements.text(given.value()));
                yield name;
            }
            case RESEARCHER_URL -> {
                ResearcherUrl2 page = new ResearcherUrl2();
                page.setUrlName(Elements.text(given.value()));
                page.setUrl(Elements.url(given.url()));
                yield page;
            }
            case EXTERNAL_IDENTIFIER -> identifier(given);
            default -> throw new IllegalArgumentException(given.section().text() + " is none of a person's details");
        };
    }

    private static ExternalIdentifier identifier(PersonDetail given) {
        ExternalIdentifier identifier = new ExternalIdentifier();
        identifier.setExternalIdType(Elements.text(given.type()));
        identifier.setExternalIdValue(Elements.text(given.value()));
        identifier.setExternalIdUrl(Elements.text(given.url()));
        identifier.setExternalIdRelationship(Relationship.SELF.text());
        return identifier;
    }
}
