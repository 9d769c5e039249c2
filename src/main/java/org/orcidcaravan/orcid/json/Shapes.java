package org.orcidcaravan.orcid.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.orcid.json.Shape.Member;

/** All of ORCID's types, from the table {@code orcid-json/version-3.0.txt}. */
final class Shapes {
    private static final String TABLE = "/orcid-json/version-3.0.txt";
    /** What a document's root element is called, where that is not its type's name in small letters. */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("record", "Record"),
            Map.entry("error", "Error"),
            Map.entry("work", "Work"),
            Map.entry("funding", "Funding"),
            Map.entry("peer-review", "PeerReview"),
            Map.entry("research-resource", "ResearchResource"),
            Map.entry("distinction", "Distinction"),
            Map.entry("education", "Education"),
            Map.entry("employment", "Employment"),
            Map.entry("invited-position", "InvitedPosition"),
            Map.entry("membership", "Membership"),
            Map.entry("qualification", "Qualification"),
            Map.entry("service", "Service"));

    private final Map<String, Shape> byName;

    private Shapes(Map<String, Shape> byName) {
        this.byName = byName;
    }

    static Shapes read() {
        Map<String, Shape> shapes = new HashMap<>();
        try (InputStream in = Shapes.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The table " + TABLE + " is not in the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int colon = line.indexOf(':');
                    String name = line.substring(0, colon);
                    shapes.put(
                            name,
                            new Shape(name, members(line.substring(colon + 1).strip())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + TABLE, e);
        }
        return new Shapes(Map.copyOf(shapes));
    }

    private static List<Member> members(String words) {
        List<Member> members = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            int equals = word.indexOf('=');
            String content = word.substring(equals + 1);
            Shape.Count number = switch (content.charAt(0)) {
                case '[' -> Shape.Count.LIST;
                case '<' -> Shape.Count.NAMED_LIST;
                default -> Shape.Count.ONE;
            };
            members.add(new Member(
                    word.substring(0, equals), number, number == Shape.Count.ONE ? content : content.substring(1)));
        }
        return members;
    }

    /** The type of documents with that root element. */
    Optional<Shape> ofRoot(String element) {
        return Optional.ofNullable(ROOTS.get(element)).map(byName::get);
    }

    /** A type. */
    Shape of(String name) {
        Shape shape = byName.get(name);
        if (shape == null) {
            throw new IllegalStateException("The table " + TABLE + " does not describe " + name);
        }
        return shape;
    }
}
