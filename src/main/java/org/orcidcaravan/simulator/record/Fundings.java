package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.activities.FundingGroup;
import org.orcid.ns.common.Amount;
import org.orcid.ns.funding.Funding;
import org.orcid.ns.funding.FundingSummary;
import org.orcid.ns.funding.FundingTitle;

/** Grants, contracts, awards. */
final class Fundings {
    private static final List<String> TYPES = List.of("grant", "contract", "award", "salary-award");

    private Fundings() {}

    static Activity make(Subject subject) {
        FundingTitle title = new FundingTitle();
        title.setTitle(subject.words().title());
        Amount amount = new Amount();
        amount.setCurrencyCode("EUR");
        amount.setValue(Integer.toString(10_000 + subject.random().nextInt(2_000_000)));
        int year = subject.year();
        Funding funding = subject.stamp(new Funding(), "funding");
        funding.setType(subject.words().pick(TYPES));
        funding.setTitle(title);
        funding.setShortDescription(subject.words().prose(3));
        funding.setAmount(amount);
        funding.setUrl(subject.url("fundings"));
        funding.setStartDate(subject.dateAfter(year));
        funding.setEndDate(subject.dateAfter(year + 4));
        funding.setExternalIds(Identifiers.of(Identifiers.grant(subject)));
        funding.setOrganization(Organisations.one(subject));
        return new Activity(ActivityKind.FUNDING, funding.getPutCode(), funding, record -> {
            FundingGroup group = new FundingGroup();
            group.setLastModifiedDate(funding.getLastModifiedDate());
            group.setExternalIds(funding.getExternalIds());
            group.getFundingSummary().add(summary(funding));
            record.getFundings().getGroup().add(group);
        });
    }

    private static FundingSummary summary(Funding funding) {
        FundingSummary summary = Copies.stamp(funding, new FundingSummary());
        summary.setTitle(funding.getTitle());
        summary.setExternalIds(funding.getExternalIds());
        summary.setUrl(funding.getUrl());
        summary.setType(funding.getType());
        summary.setStartDate(funding.getStartDate());
        summary.setEndDate(funding.getEndDate());
        summary.setOrganization(funding.getOrganization());
        return summary;
    }
}
