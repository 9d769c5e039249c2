package org.orcidcaravan.source.metadata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.Markup;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/** A record as it comes together, field by field; of what may be there once, the first that says something counts. */
public final class WorkDraft {
    private static final Set<String> CREDITED = Set.of("author", "editor");

    private final Set<ExternalId> ids = new LinkedHashSet<>();
    private final List<Author> authors = new ArrayList<>();
    private final Set<String> collections = new TreeSet<>();
    private final List<String> orcids = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String subtitle;
    private @Nullable String container;
    private @Nullable String type;
    private @Nullable FuzzyDate date;
    private @Nullable String url;
    private @Nullable String summary;
    private @Nullable String language;
    private @Nullable String state;
    private @Nullable LocalDate embargo;
    private @Nullable Instant changed;

    public WorkDraft title(String text) {
        title = first(title, text);
        return this;
    }

    public WorkDraft subtitle(String text) {
        subtitle = first(subtitle, text);
        return this;
    }

    public WorkDraft container(String text) {
        container = first(container, text);
        return this;
    }

    /** ORCID's type. */
    public WorkDraft type(Optional<String> orcidType) {
        type = first(type, orcidType.orElse(""));
        return this;
    }

    /** Whether a type was found. */
    public boolean isTyped() {
        return type != null;
    }

    /** A date of any of the forms that {@link Dates} reads; one that it does not read is left out. */
    public WorkDraft date(String text) {
        date = date == null ? Dates.first(text).orElse(null) : date;
        return this;
    }

    public WorkDraft url(String text) {
        url = first(url, text);
        return this;
    }

    public WorkDraft summary(String text) {
        summary = first(summary, text);
        return this;
    }

    public WorkDraft language(String text) {
        language = first(language, text);
        return this;
    }

    /** The source's word for how far it is: {@code published}. */
    public WorkDraft state(String text) {
        state = first(state, text);
        return this;
    }

    public WorkDraft embargo(Optional<LocalDate> until) {
        embargo = embargo == null ? until.orElse(null) : embargo;
        return this;
    }

    public WorkDraft changed(@Nullable Instant at) {
        changed = at;
        return this;
    }

    public WorkDraft collection(String key) {
        if (!key.isBlank()) {
            collections.add(key.strip());
        }
        return this;
    }

    public WorkDraft author(Author author) {
        if (!author.name().isEmpty() || author.orcid() != null || author.localId() != null) {
            authors.add(author);
        }
        return this;
    }

    /** Whose the source says outright that it is. */
    public WorkDraft owners(List<String> orcidIds, List<String> personIds) {
        orcids.addAll(orcidIds);
        people.addAll(personIds);
        return this;
    }

    /** An identifier of the work itself, as somebody wrote it; one that cannot be right is reported by the checks. */
    public WorkDraft id(String orcidType, String value) {
        return id(orcidType, value, Relationship.SELF);
    }

    /** The same, of what it is a part or a version of. */
    public WorkDraft id(String orcidType, String value, Relationship relationship) {
        if (!value.isBlank()) {
            ids.add(new ExternalId(orcidType, value.strip(), relationship, null));
        }
        return this;
    }

    /** An identifier that a machine harvested: one that cannot be right is left out, and stays in the raw fields. */
    public WorkDraft idIfRight(String orcidType, String value, Relationship relationship) {
        return id(orcidType, Identifiers.normal(orcidType, value).orElse(""), relationship);
    }

    public WorkDraft idIfRight(String orcidType, String value) {
        return idIfRight(orcidType, value, Relationship.SELF);
    }

    /** The record, with what the draft has. */
    public SourceRecord record(String sourceId, Map<String, String> raw) {
        Work work = new Work(
                Optional.ofNullable(Markup.plain(title)).orElse(""),
                Markup.plain(subtitle),
                Markup.plain(container),
                Optional.ofNullable(type).orElse(""),
                date,
                List.copyOf(ids),
                url,
                Markup.plain(summary),
                language,
                null,
                null,
                contributors());
        return new SourceRecord(
                sourceId,
                changed,
                work,
                authors,
                new Ownership(orcids, people),
                new Circumstances(collections, state, embargo, url),
                raw);
    }

    /** ORCID wants the iDs of contributors only where they were authenticated, which no source tells. */
    private List<Contributor> contributors() {
        return authors.stream()
                .filter(author ->
                        CREDITED.contains(author.role()) && !author.name().isEmpty())
                .map(author -> new Contributor(author.name(), null, author.role()))
                .toList();
    }

    private static @Nullable String first(@Nullable String before, String text) {
        return before != null || text.isBlank() ? before : text.strip();
    }
}
