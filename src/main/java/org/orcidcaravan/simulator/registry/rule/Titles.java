package org.orcidcaravan.simulator.registry.rule;

import org.orcidcaravan.simulator.registry.xml.Element;

/** Titles in another language. */
final class Titles {
    private Titles() {}

    /** A translated title names its language, and a language has a title. */
    static void checkTranslation(Element item) {
        for (Element translated : item.all("title", "translated-title")) {
            String language = translated.attribute("language-code").orElse("");
            if (translated.text().isBlank()) {
                if (!language.isEmpty()) {
                    throw Refusal.of(
                            ErrorCode.INVALID_VALUE, "Please specify a translated title or remove the language code");
                }
            } else if (!Vocabulary.LANGUAGES.contains(language)) {
                throw Refusal.type("translated title -> language code", Vocabulary.LANGUAGES);
            }
        }
    }
}
