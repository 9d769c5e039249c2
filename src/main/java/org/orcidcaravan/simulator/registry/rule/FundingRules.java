package org.orcidcaravan.simulator.registry.rule;

import java.util.Currency;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What a funding must be. */
final class FundingRules {
    private FundingRules() {}

    static void check(Element funding) {
        if (funding.text("title", "title").isEmpty()) {
            throw Refusal.of(ErrorCode.TITLE_REQUIRED);
        }
        Titles.checkTranslation(funding);
        if (!Vocabulary.FUNDING_TYPES.contains(funding.text("type"))) {
            throw Refusal.of(ErrorCode.ENUM_VALUE_INVALID, "Invalid funding type " + funding.text("type"));
        }
        funding.child("amount").ifPresent(FundingRules::checkAmount);
        Organisations.checkIdentified(funding.child("organization"));
        Dates.checkPeriod(funding);
        for (Element contributor : funding.all("contributors", "contributor")) {
            String role = contributor.text("contributor-attributes", "contributor-role");
            if (!role.isEmpty() && !Vocabulary.FUNDING_ROLES.contains(role)) {
                throw Refusal.of(ErrorCode.ROLE_INVALID, "Invalid contributor role " + role);
            }
        }
        ExternalIdRules.funding(funding.all("external-ids", "external-id"));
    }

    private static void checkAmount(Element amount) {
        String currency = amount.attribute("currency-code").orElse("");
        String number = amount.text().strip();
        if (number.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "Please specify an amount or remove the amount tag");
        }
        if (Currency.availableCurrencies()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "Please specify a currency code");
        }
        if (!isNumber(number)) {
            throw Refusal.of(ErrorCode.AMOUNT_INVALID, "Invalid amount " + number);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
