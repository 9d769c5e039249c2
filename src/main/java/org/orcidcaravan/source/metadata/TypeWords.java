package org.orcidcaravan.source.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.orcid.vocabulary.WorkTypes.Origin;

/** ORCID's type from the several words that a harvested record has for what it is. */
final class TypeWords {
    private static final String SEMANTICS = "info:eu-repo/semantics/";
    /** DRIVER and OpenAIRE 3's types of publications. */
    private static final Map<String, String> DRIVER = Map.ofEntries(
            Map.entry("article", "journal-article"),
            Map.entry("bachelorthesis", "dissertation-thesis"),
            Map.entry("masterthesis", "dissertation-thesis"),
            Map.entry("doctoralthesis", "dissertation-thesis"),
            Map.entry("book", "book"),
            Map.entry("bookpart", "book-chapter"),
            Map.entry("review", "review"),
            Map.entry("conferenceobject", "conference-output"),
            Map.entry("conferencecontribution", "conference-output"),
            Map.entry("conferencepaper", "conference-paper"),
            Map.entry("conferenceposter", "conference-poster"),
            Map.entry("conferenceproceedings", "conference-proceedings"),
            Map.entry("lecture", "lecture-speech"),
            Map.entry("workingpaper", "working-paper"),
            Map.entry("preprint", "preprint"),
            Map.entry("report", "report"),
            Map.entry("technicaldocumentation", "report"),
            Map.entry("annotation", "annotation"),
            Map.entry("contributiontoperiodical", "newspaper-article"),
            Map.entry("patent", "patent"),
            Map.entry("dataset", "data-set"),
            Map.entry("software", "software"),
            Map.entry("other", "other"));

    private static final Set<String> VERSIONS =
            Set.of("draft", "submittedversion", "acceptedversion", "publishedversion", "updatedversion");
    /** Words that say how a thing is there and not what it is: only when nothing better is said. */
    private static final Set<String> VAGUE = Set.of("text", "other", "collection", "event", "service");

    private TypeWords() {}

    /** The most telling of the words, a URI or DRIVER's before free text; {@code other} when none is known. */
    static Optional<String> best(List<String> words) {
        Optional<String> driver =
                words.stream().flatMap(word -> driver(word).stream()).findFirst();
        return words.stream()
                .filter(word -> word.contains("purl.org/coar/resource_type/"))
                .flatMap(word -> WorkTypes.orcid(word, Origin.COAR).stream())
                .filter(type -> !type.equals("other"))
                .findFirst()
                .or(() -> driver.filter(type -> !type.equals("other")))
                .or(() -> free(words))
                .or(() -> Optional.of("other"));
    }

    /** OpenAIRE's word for a version, such as {@code acceptedVersion}; empty when it is none. */
    static String version(String word) {
        String name = word.startsWith(SEMANTICS) ? word.substring(SEMANTICS.length()) : "";
        return VERSIONS.contains(name.toLowerCase(Locale.ROOT)) ? name : "";
    }

    private static Optional<String> driver(String word) {
        return word.startsWith(SEMANTICS)
                ? Optional.ofNullable(
                        DRIVER.get(word.substring(SEMANTICS.length()).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Optional<String> free(List<String> words) {
        return words.stream()
                .filter(word -> !word.startsWith(SEMANTICS))
                .filter(word -> !VAGUE.contains(word.toLowerCase(Locale.ROOT)))
                .flatMap(word -> WorkTypes.orcid(word).stream())
                .findFirst();
    }
}
