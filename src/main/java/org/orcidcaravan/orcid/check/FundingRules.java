package org.orcidcaravan.orcid.check;

import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.vocabulary.Terms;

/** Fundings (funding-3.0.xsd; error-codes 9020, 9022, 9023, 9045, 9050, 9054, 9055). */
final class FundingRules {
    private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?");

    private final Complaints complaints;

    FundingRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Funding funding) {
        complaints.required("title", "title", funding.title(), Lengths.TITLE);
        complaints.oneOf("type", "type", funding.type(), Terms.FUNDING_TYPE);
        complaints.atMost("description", "description", funding.description(), Lengths.DESCRIPTION);
        amount(funding.amount(), funding.currency());
        complaints.url("address of the funding", funding.url());
        new DateRules(complaints).period(funding.start(), funding.end());
        new OrganizationRules(complaints).identified("funder", funding.organization());
        new ExternalIdRules(complaints).atLeastOne("funding", funding.externalIds());
    }

    private void amount(@Nullable String amount, @Nullable String currency) {
        if (amount == null) {
            if (currency != null) {
                complaints.add(
                        "amount.required",
                        "There is a currency (" + Complaints.shown(currency)
                                + ") but no amount: add the amount, or leave the currency out.");
            }
            return;
        }
        if (!DECIMAL.matcher(amount).matches()) {
            complaints.add(
                    "amount.invalid",
                    "The amount " + Complaints.quoted(amount)
                            + " is no number that ORCID reads: write digits with at most one point, such as 12500.50.");
        }
        if (currency == null) {
            complaints.add(
                    "amount-currency.required",
                    "The amount " + Complaints.quoted(amount) + " has no currency: add it, such as EUR.");
        } else if (!isCurrency(currency)) {
            complaints.add(
                    "currency.unknown",
                    "The currency " + Complaints.quoted(currency)
                            + " is none: use its three capital letters (ISO 4217), such as EUR.");
        }
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
