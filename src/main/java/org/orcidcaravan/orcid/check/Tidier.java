package org.orcidcaravan.orcid.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.vocabulary.Countries;
import org.orcidcaravan.orcid.vocabulary.Placeholders;
import org.orcidcaravan.orcid.vocabulary.Terms;

/** Tidies the fields of one item and notes what it changed. */
final class Tidier {
    private static final Pattern ROR = Pattern.compile(
            "^(?:(?:https?://)?(?:www\\.)?ror\\.org/)?(0[a-z0-9]{6}\\d{2})/?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SCHEME = Pattern.compile("^www\\.[^\\s/]+\\.\\S+$", Pattern.CASE_INSENSITIVE);

    private final List<String> notes = new ArrayList<>();

    List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String note) {
        notes.add(note);
    }

    /** One line; null when there is nothing, or only a placeholder. */
    @Nullable
    String line(String field, @Nullable String text, int max) {
        return text == null ? null : said(field, CanonicalText.line(text), max);
    }

    /** As {@link #line}, with lines of its own. */
    @Nullable
    String lines(String field, @Nullable String text, int max) {
        return text == null ? null : said(field, CanonicalText.lines(text), max);
    }

    /** As {@link #line}, with an empty text for null. */
    String required(String field, String text, int max) {
        return Objects.requireNonNullElse(line(field, text, max), "");
    }

    String title(String field, String text) {
        return required(field, text, Lengths.TITLE);
    }

    private @Nullable String said(String field, String text, int max) {
        if (text.isEmpty()) {
            return null;
        }
        if (Placeholders.isOne(text)) {
            note("The " + field + " " + Complaints.quoted(text) + " was left out: it says nothing.");
            return null;
        }
        return cut(field, text, max);
    }

    String cut(String field, String text, int max) {
        int length = Lengths.of(text);
        if (length <= max) {
            return text;
        }
        note(String.format(
                Locale.ROOT, "The %s was cut: it had %,d characters and ORCID takes %,d.", field, length, max));
        return Lengths.cut(text, max);
    }

    /** ORCID's spelling of the word, if it is one of ORCID's. */
    String word(String text, Terms terms) {
        String line = CanonicalText.line(text);
        return terms.orcid(line).orElse(line);
    }

    /** Capitals first: some letters' capitals are several characters, which count and are composed like all others. */
    @Nullable
    String capitals(String field, @Nullable String text) {
        return line(field, text == null ? null : text.toUpperCase(Locale.ROOT), Lengths.SHORT_TEXT);
    }

    @Nullable
    String country(String field, @Nullable String text) {
        String line = line(field, text, Lengths.SHORT_TEXT);
        return line == null ? null : Countries.orcid(line);
    }

    @Nullable
    String url(String field, @Nullable String text) {
        String line = line(field, text, Integer.MAX_VALUE);
        if (line == null || !NO_SCHEME.matcher(line).matches()) {
            return line;
        }
        note("The " + field + " " + Complaints.quoted(line) + " was given its missing https://.");
        return "https://" + line;
    }

    /** An {@code issn:} group in the form that ORCID keeps. */
    String group(String text) {
        String line = CanonicalText.line(text);
        boolean issn = line.regionMatches(true, 0, "issn:", 0, "issn:".length());
        return issn
                ? Identifiers.normal("issn", line)
                        .map(number -> "issn:" + number)
                        .orElse(line)
                : line;
    }

    List<Organization> organizations(String what, List<Organization> from) {
        List<Organization> all = new ArrayList<>();
        for (Organization one : from) {
            Organization tidied = organization(what, one);
            if (tidied != null) {
                all.add(tidied);
            }
        }
        return all;
    }

    @Nullable
    Organization organization(String what, @Nullable Organization from) {
        if (from == null) {
            return null;
        }
        String identifier = line("identifier of the " + what, from.identifier(), Integer.MAX_VALUE);
        String source = capitals("source of the " + what + "'s identifier", from.source());
        if (identifier != null && (source == null || source.equals("ROR"))) {
            var ror = ROR.matcher(identifier);
            if (ror.matches() && (source != null || identifier.contains("ror.org/"))) {
                source = "ROR";
                identifier = "https://ror.org/" + ror.group(1).toLowerCase(Locale.ROOT);
            }
        }
        return new Organization(
                required("name of the " + what, from.name(), Lengths.LONG_TEXT),
                line("city of the " + what, from.city(), Lengths.LONG_TEXT),
                line("region of the " + what, from.region(), Lengths.LONG_TEXT),
                country("country of the " + what, from.country()),
                source,
                identifier);
    }

    /** Identifiers in their one form, each once; see {@link TidyIdentifier}. */
    List<ExternalId> ids(List<ExternalId> from, String workType) {
        TidyIdentifier tidying = new TidyIdentifier(this, workType);
        Set<ExternalId> all = new LinkedHashSet<>();
        for (ExternalId id : from) {
            Optional<ExternalId> tidied = tidying.tidy(id);
            tidied.ifPresent(all::add);
        }
        return List.copyOf(all);
    }
}
