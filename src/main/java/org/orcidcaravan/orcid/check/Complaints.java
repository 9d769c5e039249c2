package org.orcidcaravan.orcid.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.vocabulary.Countries;
import org.orcidcaravan.orcid.vocabulary.Terms;

/** Collects complaints, and knows the rules that several kinds of items share. */
final class Complaints {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
    private static final int SHOWN = 80;

    private final List<Complaint> all = new ArrayList<>();

    List<Complaint> all() {
        return List.copyOf(all);
    }

    void add(String code, String message) {
        all.add(new Complaint(code, message));
    }

    /** A text that must be there, and fit. */
    void required(String code, String field, String text, int max) {
        if (text.isBlank()) {
            add(code + ".required", "The " + field + " is empty: fill it in.");
        } else {
            atMost(code, field, text, max);
        }
    }

    void atMost(String code, String field, @Nullable String text, int max) {
        if (text == null) {
            return;
        }
        int length = Lengths.of(text);
        if (length > max) {
            add(
                    code + ".too-long",
                    String.format(
                            Locale.ROOT,
                            "The %s has %,d characters and ORCID takes %,d: shorten it.",
                            field,
                            length,
                            max));
        }
    }

    /** A word that must be one of ORCID's. */
    void oneOf(String code, String field, String word, Terms terms) {
        if (word.isBlank()) {
            add(code + ".required", "The " + field + " is empty: choose one of " + terms.listed() + ".");
        } else if (!terms.has(word)) {
            add(
                    code + ".unknown",
                    "The " + field + " " + quoted(word) + " is none that ORCID knows: choose one of " + terms.listed()
                            + ".");
        }
    }

    void url(String field, @Nullable String url) {
        if (url == null) {
            return;
        }
        atMost("url", field, url, Lengths.URL);
        if (!isAddress(url)) {
            add(
                    "url.invalid",
                    "The " + field + " " + quoted(url)
                            + " is no web address: write it in full, such as https://example.org/page, without spaces.");
        }
    }

    void country(String field, @Nullable String country) {
        if (country != null && !Countries.has(country)) {
            add(
                    "country.unknown",
                    "The " + field + " " + quoted(country)
                            + " is no country: use its two capital letters (ISO 3166), such as CH.");
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** For a message, which should be read and not scrolled. */
    static String quoted(String value) {
        return "\"" + shown(value) + "\"";
    }

    /** On one line, and not longer than a line. */
    static String shown(String value) {
        String line = CanonicalText.line(value);
        return Lengths.of(line) > SHOWN ? Lengths.cut(line, SHOWN) : line;
    }
}
