package org.orcidcaravan.simulator.registry.rule;

import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What a person's details must be (9020). */
final class DetailRules {
    private static final int URL = 2_000;
    private static final int NAME = 255;

    private DetailRules() {}

    static void check(Section section, Element detail) {
        switch (section) {
            case ADDRESS -> {
                if (!Vocabulary.COUNTRIES.contains(detail.text("country"))) {
                    throw wrong("Country cannot be null");
                }
            }
            case KEYWORD -> checkFilled(detail.text("content"), "Keyword cannot be null");
            case RESEARCHER_URL -> {
                checkFilled(detail.text("url"), "Url field must not be empty");
                checkLength(detail.text("url"), "Url field", URL);
            }
            case EXTERNAL_IDENTIFIER -> checkIdentifier(detail);
            default -> checkFilled(detail.text("content"), "The name must not be empty");
        }
    }

    private static void checkIdentifier(Element id) {
        checkFilled(id.text("external-id-type"), "Common name field must not be empty");
        checkLength(id.text("external-id-type"), "Common name field", NAME);
        checkFilled(id.text("external-id-value"), "Reference field must not be empty");
        checkLength(id.text("external-id-value"), "Reference field", NAME);
        if (!id.text("external-id-relationship").equals("self")) {
            throw wrong("Relationship field should be self for person identifiers");
        }
        checkFilled(id.text("external-id-url"), "Reference field must not be empty");
        checkLength(id.text("external-id-url"), "Url", URL);
    }

    /** What may be there once only: the keyword, the name, the country, the address, the identifier. */
    static String once(Section section, Element detail) {
        return switch (section) {
            case ADDRESS -> detail.text("country");
            case RESEARCHER_URL -> detail.text("url");
            case EXTERNAL_IDENTIFIER -> detail.text("external-id-type") + " " + detail.text("external-id-value");
            default -> detail.text("content");
        };
    }

    private static void checkFilled(String text, String message) {
        if (text.isEmpty()) {
            throw wrong(message);
        }
    }

    private static void checkLength(String text, String field, int most) {
        if (text.length() > most) {
            throw wrong("%s must not be longer than %d characters".formatted(field, most));
        }
    }

    private static Refusal wrong(String message) {
        return Refusal.of(ErrorCode.INVALID_VALUE, message);
    }
}
