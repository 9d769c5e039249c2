package org.orcidcaravan.consent.invite;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;

/** What a template can say of somebody: texts, empty where nothing is known. */
public final class Words {
    static final String SAMPLE_LINK = "https://example.org/orcid/invitation/sample";
    static final String SAMPLE_OPT_OUT = "https://example.org/orcid/mail/sample";

    private final Map<String, Object> map;

    private Words(Map<String, Object> map) {
        this.map = Map.copyOf(map);
    }

    /**
     * Of a person.
     *
     * @param link the personal one
     * @param optOut where they say that they want no mails
     * @param from the sender's name
     */
    public static Words of(Person person, String link, String optOut, String from) {
        String given = clean(person.givenName());
        String family = clean(person.familyName());
        return new Words(Map.of(
                "givenName",
                given,
                "familyName",
                family,
                "name",
                (given + " " + family).strip(),
                "unit",
                clean(person.unit()),
                "link",
                link,
                "optOut",
                optOut,
                "from",
                clean(from)));
    }

    /** Of somebody who does not exist, for previews and checks. */
    public static Words sample() {
        Person person = new Person(
                0, "sample", "Ada", "Example", "ada@example.org", "Physics", List.of(), null, null, Map.of());
        return of(person, SAMPLE_LINK, SAMPLE_OPT_OUT, "ORCID team");
    }

    /** As templates write them. */
    static List<String> names() {
        return new TreeMap<>(sample().map)
                .keySet().stream().map(name -> "{" + name + "}").toList();
    }

    Map<String, Object> map() {
        return map;
    }

    /** A name goes into subjects and heads: it has no second line. */
    private static String clean(@Nullable String text) {
        return LetterTemplates.oneLine(Objects.toString(text, ""));
    }
}
