package org.orcidcaravan.source.invenio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.source.metadata.Dates;
import org.orcidcaravan.source.metadata.WorkDraft;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;

/** One record of InvenioRDM's JSON, in the latest of its versions; its key is the parent's, which all versions share. */
final class InvenioRecord {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("publication-article", "journal-article"),
            Map.entry("publication-conferencepaper", "conference-paper"),
            Map.entry("publication-conferenceproceeding", "conference-proceedings"),
            Map.entry("publication-section", "book-chapter"),
            Map.entry("publication-thesis", "dissertation-thesis"),
            Map.entry("publication-dissertation", "dissertation-thesis"),
            Map.entry("publication-datapaper", "journal-article"),
            Map.entry("publication-datamanagementplan", "data-management-plan"),
            Map.entry("publication-technicalnote", "report"),
            Map.entry("publication-workingpaper", "working-paper"),
            Map.entry("publication-peerreview", "review"),
            Map.entry("publication-softwaredocumentation", "manual"),
            Map.entry("publication-journal", "journal-issue"),
            Map.entry("poster", "conference-poster"),
            Map.entry("presentation", "lecture-speech"),
            Map.entry("lesson", "learning-object"),
            Map.entry("physicalobject", "physical-object"),
            Map.entry("workflow", "research-technique"),
            Map.entry("video", "moving-image"));
    private static final Map<String, Relationship> RELATIONS = Map.of(
            "ispartof", Relationship.PART_OF,
            "ispublishedin", Relationship.PART_OF,
            "isversionof", Relationship.VERSION_OF,
            "isidenticalto", Relationship.SELF,
            "isvariantformof", Relationship.VERSION_OF);

    private final JsonNode record;
    private final JsonNode metadata;

    private InvenioRecord(JsonNode record) {
        this.record = record;
        this.metadata = record.path("metadata");
    }

    static Entry entry(long place, JsonNode hit) {
        String key = hit.path("parent").path("id").asText(hit.path("id").asText(""));
        if (key.isEmpty() || !hit.path("metadata").isObject()) {
            return new Entry.Unreadable(
                    place,
                    key.isEmpty() ? null : key,
                    "The record has no id or no metadata: look at it in the repository.");
        }
        InvenioRecord read = new InvenioRecord(hit);
        return new Entry.Present(place, read.draft().record(key, read.raw()));
    }

    private WorkDraft draft() {
        WorkDraft draft = new WorkDraft()
                .title(metadata.path("title").asText(""))
                .type(type(metadata.path("resource_type").path("id").asText("")))
                .date(metadata.path("publication_date").asText(""))
                .url(record.path("links").path("self_html").asText(""))
                .summary(metadata.path("description").asText(""))
                .language(metadata.path("languages").path(0).path("id").asText(""))
                .state(record.path("is_published").asBoolean(true) ? "published" : "draft")
                .changed(moment(record.path("updated").asText("")));
        each(metadata.path("additional_titles"))
                .filter(title -> title.path("type").path("id").asText().equals("subtitle"))
                .forEach(title -> draft.subtitle(title.path("title").asText("")));
        each(metadata.path("creators")).forEach(person -> draft.author(author(person, "author")));
        each(metadata.path("contributors"))
                .forEach(person -> draft.author(
                        author(person, person.path("role").path("id").asText("contributor"))));
        containers(draft);
        identifiers(draft);
        JsonNode embargo = record.path("access").path("embargo");
        if (embargo.path("active").asBoolean(false)) {
            draft.embargo(Dates.day(embargo.path("until").asText("")));
        }
        each(record.path("parent").path("communities").path("ids")).forEach(id -> draft.collection(id.asText()));
        each(record.path("parent").path("communities").path("entries"))
                .forEach(community -> draft.collection(community.path("slug").asText("")));
        return draft;
    }

    private static Optional<String> type(String id) {
        String last = id.substring(id.indexOf('-') + 1);
        return Optional.ofNullable(TYPES.get(id))
                .or(() -> WorkTypes.orcid(last))
                .or(() -> WorkTypes.orcid(id))
                .or(() -> Optional.of("other"));
    }

    private static Author author(JsonNode person, String role) {
        JsonNode who = person.path("person_or_org");
        String family = who.path("family_name").asText("");
        String given = who.path("given_name").asText("");
        String name = family.isEmpty() ? who.path("name").asText("") : given.isEmpty() ? family : family + ", " + given;
        return new Author(
                name,
                role,
                each(who.path("identifiers"))
                        .filter(id -> id.path("scheme").asText().equals("orcid"))
                        .map(id -> id.path("identifier").asText())
                        .findFirst()
                        .orElse(null),
                null,
                null,
                person.path("affiliations").path(0).path("name").asText(null));
    }

    /** Custom fields, as Zenodo and most installations have them. */
    private void containers(WorkDraft draft) {
        JsonNode custom = record.path("custom_fields");
        JsonNode journal = custom.path("journal:journal");
        JsonNode book = custom.path("imprint:imprint");
        draft.container(journal.path("title").asText(""))
                .container(book.path("title").asText(""))
                .container(custom.path("meeting:meeting").path("title").asText(""))
                .idIfRight("issn", journal.path("issn").asText(""), Relationship.PART_OF)
                .idIfRight("isbn", book.path("isbn").asText(""));
    }

    private void identifiers(WorkDraft draft) {
        draft.idIfRight(
                "doi", record.path("pids").path("doi").path("identifier").asText(""));
        each(metadata.path("identifiers"))
                .forEach(id -> scheme(id)
                        .ifPresent(type ->
                                draft.idIfRight(type, id.path("identifier").asText(""))));
        for (JsonNode id : metadata.path("related_identifiers")) {
            Relationship relation =
                    RELATIONS.get(id.path("relation_type").path("id").asText(""));
            if (relation != null) {
                scheme(id)
                        .ifPresent(type ->
                                draft.idIfRight(type, id.path("identifier").asText(""), relation));
            }
        }
    }

    private static Optional<String> scheme(JsonNode id) {
        String scheme = id.path("scheme").asText("");
        return List.of("doi", "isbn", "issn", "pmid", "handle", "arxiv").contains(scheme)
                ? Optional.of(scheme)
                : scheme.equals("eissn")
                        ? Optional.of("issn")
                        : scheme.equals("pmcid") ? Optional.of("pmc") : Optional.empty();
    }

    private Map<String, String> raw() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("id", record.path("id").asText(""));
        all.put("resource_type", metadata.path("resource_type").path("id").asText(""));
        Stream.of("title", "publication_date", "publisher", "version").forEach(name -> {
            if (metadata.hasNonNull(name)) {
                all.put(name, metadata.path(name).asText());
            }
        });
        return all;
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }
}
