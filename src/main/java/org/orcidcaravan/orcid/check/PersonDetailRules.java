package org.orcidcaravan.orcid.check;

import org.orcidcaravan.orcid.item.PersonDetail;

/** A person's details (address, keyword, other-name, researcher-url and person-external-identifier 3.0). */
final class PersonDetailRules {
    private final Complaints complaints;

    PersonDetailRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(PersonDetail detail) {
        switch (detail.section()) {
            case ADDRESS -> address(detail.value());
            case KEYWORD -> complaints.required("keyword", "keyword", detail.value(), Lengths.KEYWORD);
            case OTHER_NAME -> complaints.required("other-name", "other name", detail.value(), Lengths.KEYWORD);
            case RESEARCHER_URL -> page(detail);
            default -> identifier(detail);
        }
    }

    private void address(String country) {
        if (country.isBlank()) {
            complaints.add("country.required", "The country is empty: add its two letters, such as CH.");
        } else {
            complaints.country("country", country);
        }
    }

    private void page(PersonDetail detail) {
        complaints.atMost("url-name", "name of the page", detail.value(), Lengths.URL_NAME);
        if (detail.url() == null) {
            complaints.add("url.required", "The page has no address: add it, such as https://example.org/me.");
        }
        complaints.url("address of the page", detail.url());
    }

    private void identifier(PersonDetail detail) {
        complaints.required("external-id.value", "identifier", detail.value(), Lengths.URL);
        if (detail.type() == null || detail.type().isBlank()) {
            complaints.add(
                    "external-id.type-required",
                    "The identifier " + Complaints.quoted(detail.value())
                            + " has no type: say whose it is, such as Scopus Author ID.");
        }
        complaints.url("address of the identifier", detail.url());
    }
}
