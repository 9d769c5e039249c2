package org.orcidcaravan.orcid.check;

import java.util.List;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/** Tells why ORCID would refuse an item: the registry's ActivityValidator and ExternalIDValidator, and the schemas' lengths. */
public final class ItemCheck {
    private ItemCheck() {}

    /** Puts right what needs no decision, and tells what does. This is how an item from a source becomes one to send. */
    public static Prepared<Item> prepare(Item item) {
        return checked(Tidying.tidy(item));
    }

    /** The same for a work, which most items are. */
    public static Prepared<Work> prepareWork(Work work) {
        return checked(Tidying.tidy(work));
    }

    /** All complaints about the item as it is, in the order of its fields; none means that it can be sent. */
    public static List<Complaint> check(Item item) {
        Complaints complaints = new Complaints();
        switch (item) {
            case Work work -> new WorkRules(complaints).check(work);
            case Funding funding -> new FundingRules(complaints).check(funding);
            case Affiliation affiliation -> new AffiliationRules(complaints).check(affiliation);
            case PeerReview review -> new PeerReviewRules(complaints).check(review);
            case ResearchResource resource -> new ResearchResourceRules(complaints).check(resource);
            case PersonDetail detail -> new PersonDetailRules(complaints).check(detail);
        }
        return complaints.all();
    }

    private static <T extends Item> Prepared<T> checked(Tidied<? extends T> tidied) {
        return new Prepared<>(tidied.item(), tidied.notes(), check(tidied.item()));
    }
}
