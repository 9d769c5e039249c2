package org.orcidcaravan.push.document;

import jakarta.xml.bind.JAXBElement;
import java.math.BigInteger;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.bulk.Bulk;
import org.orcid.ns.common.Amount;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.funding.FundingTitle;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/**
 * Items as the documents that the member API takes. Visibility, source, path and dates of creation are ORCID's and never
 * sent (error-code 9035). An item is not checked here: one that ORCID will not take makes a document that it refuses.
 */
public final class ItemDocuments {
    /** More works in one bulk are refused as a whole (error-code 9006). */
    public static final int LARGEST_BULK = 100;

    private final WorkDocument works;

    /** @param host where contributors' iDs live: {@code orcid.org}, {@code sandbox.orcid.org} */
    public ItemDocuments(String host) {
        this.works = new WorkDocument(host);
    }

    /**
     * The root to marshal.
     *
     * @param putCode null to create the item (POST); of the item to replace (PUT)
     */
    public Object of(Item item, @Nullable Long putCode) {
        ElementSummary document = switch (item) {
            case Work work -> works.of(work);
            case Funding funding -> funding(funding);
            case Affiliation affiliation -> affiliation(affiliation);
            case PeerReview review -> PeerReviewDocument.of(review);
            case ResearchResource resource -> ResearchResourceDocument.of(resource);
            case PersonDetail detail -> DetailDocument.of(detail);
        };
        if (putCode != null) {
            document.setPutCode(BigInteger.valueOf(putCode));
        }
        return document instanceof org.orcid.ns.common.Affiliation affiliation ? root(item, affiliation) : document;
    }

    /**
     * Works to create in one request, in the order given.
     *
     * @throws IllegalArgumentException for none, or for more than {@link #LARGEST_BULK}
     */
    public Bulk bulk(List<Work> given) {
        if (given.isEmpty() || given.size() > LARGEST_BULK) {
            throw new IllegalArgumentException("Failed to make a bulk of " + given.size()
                    + " works: ORCID takes from 1 to " + LARGEST_BULK + ". Divide them.");
        }
        Bulk bulk = new Bulk();
        given.forEach(work -> bulk.getWorkOrError().add(works.of(work)));
        return bulk;
    }

    private static org.orcid.ns.funding.Funding funding(Funding given) {
        FundingTitle title = new FundingTitle();
        title.setTitle(Elements.text(given.title()));
        org.orcid.ns.funding.Funding funding = new org.orcid.ns.funding.Funding();
        funding.setType(Elements.text(given.type()));
        funding.setTitle(title);
        funding.setShortDescription(Elements.text(given.description()));
        funding.setAmount(amount(given));
        funding.setUrl(Elements.url(given.url()));
        funding.setStartDate(Elements.date(given.start()));
        funding.setEndDate(Elements.date(given.end()));
        funding.setExternalIds(Elements.externalIds(given.externalIds()));
        funding.setOrganization(Elements.organization(given.organization()));
        return funding;
    }

    private static @Nullable Amount amount(Funding given) {
        String value = Elements.text(given.amount());
        if (value == null) {
            return null;
        }
        Amount amount = new Amount();
        amount.setValue(value);
        amount.setCurrencyCode(Elements.code(given.currency()));
        return amount;
    }

    private static org.orcid.ns.common.Affiliation affiliation(Affiliation given) {
        org.orcid.ns.common.Affiliation affiliation = new org.orcid.ns.common.Affiliation();
        affiliation.setDepartmentName(Elements.text(given.department()));
        affiliation.setRoleTitle(Elements.text(given.role()));
        affiliation.setStartDate(Elements.date(given.start()));
        affiliation.setEndDate(Elements.date(given.end()));
        affiliation.setOrganization(Elements.organization(given.organization()));
        affiliation.setUrl(Elements.url(given.url()));
        affiliation.setExternalIds(Elements.externalIds(given.externalIds()));
        return affiliation;
    }

    /** The seven kinds share one type; each has a namespace and an element of its own name. */
    private static JAXBElement<org.orcid.ns.common.Affiliation> root(
            Item item, org.orcid.ns.common.Affiliation affiliation) {
        String name = item.section().text();
        QName element = new QName("http://www.orcid.org/ns/" + name, name);
        return new JAXBElement<>(element, org.orcid.ns.common.Affiliation.class, affiliation);
    }
}
