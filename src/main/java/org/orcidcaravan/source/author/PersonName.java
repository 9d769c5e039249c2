package org.orcidcaravan.source.author;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name in a form in which two ways of writing it can be compared: small letters without marks, family name apart.
 *
 * @param family words of the family name, joined by spaces; empty when there is no name at all
 * @param given given names or initials, in their order
 */
public record PersonName(String family, List<String> given) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    public PersonName {
        given = List.copyOf(given);
    }

    /** Of "Family, Given" or "Given Family". */
    public static PersonName of(String written) {
        int comma = written.indexOf(',');
        if (comma >= 0) {
            return of(written.substring(0, comma), written.substring(comma + 1));
        }
        List<String> words = words(written);
        return words.isEmpty()
                ? new PersonName("", List.of())
                : new PersonName(words.getLast(), words.subList(0, words.size() - 1));
    }

    /** Of the two parts. */
    public static PersonName of(String family, String given) {
        return new PersonName(String.join(" ", words(family)), words(given));
    }

    /** One text for both ways of writing; empty for no name. */
    public String key() {
        return family.isEmpty() && given.isEmpty() ? "" : family + ", " + String.join(" ", given);
    }

    /**
     * Whether it may be the same person: the same family name, and of the given names each is the other's beginning, as far
     * as both go on. A name without given names could be anybody's.
     */
    public boolean mayBe(PersonName other) {
        if (family.isEmpty()
                || !family.equals(other.family())
                || given.isEmpty()
                || other.given().isEmpty()) {
            return false;
        }
        int both = Math.min(given.size(), other.given().size());
        for (int i = 0; i < both; i++) {
            String one = given.get(i);
            String two = other.given().get(i);
            if (!one.startsWith(two) && !two.startsWith(one)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae");
        return Arrays.stream(BETWEEN.split(plain))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }
}
