package org.orcidcaravan.orcid.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.json.Shape.Member;

/**
 * Writes ORCID's JSON 3.0 of its XML documents: the same members in the same order, with null for what is missing, empty
 * lists, dates as milliseconds since 1970. What the table of types does not know is left out, as ORCID's own classes do.
 */
public final class JsonDocuments {
    private final JsonFactory factory = new JsonFactory();
    private final Shapes shapes = Shapes.read();
    private final ElementReader reader = new ElementReader();

    /**
     * The JSON of one document: a record's summary, an activity, or the error that takes a closed record's place.
     *
     * @throws NotConvertible when it is none of them
     */
    public byte[] json(InputStream xml) {
        Element root = reader.read(xml);
        Shape shape = shapes.ofRoot(root.name())
                .orElseThrow(() -> new NotConvertible("\"" + root.name() + "\" is no document of version 3.0"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(out)) {
            object(json, root, shape);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Failed to write to memory", impossible);
        }
        return out.toByteArray();
    }

    private void object(JsonGenerator json, Element element, Shape shape) throws IOException {
        json.writeStartObject();
        for (Member member : shape.members()) {
            json.writeFieldName(member.name());
            switch (member.number()) {
                case ONE -> one(json, element, member);
                case LIST -> list(json, element, member);
                case NAMED_LIST -> namedList(json, element, member);
            }
        }
        json.writeEndObject();
    }

    private void one(JsonGenerator json, Element element, Member member) throws IOException {
        switch (member.content()) {
            case "text", "constant", "number", "truth", "flag", "millis" ->
                leaf(json, member, member.name().equals("value") ? element.text() : element.leaf(member.name()));
            default -> {
                List<Element> found = element.all(member.name());
                if (found.isEmpty()) {
                    json.writeNull();
                } else {
                    object(json, found.getLast(), shapes.of(member.content()));
                }
            }
        }
    }

    private void list(JsonGenerator json, Element element, Member member) throws IOException {
        json.writeStartArray();
        int slash = member.content().indexOf('/');
        Shape shape = shapes.of(member.content().substring(slash + 1));
        List<Element> holders =
                slash < 0 ? List.of(element) : element.all(member.content().substring(0, slash));
        for (Element holder : holders) {
            for (Element each : holder.all(member.name())) {
                object(json, each, shape);
            }
        }
        json.writeEndArray();
    }

    private void namedList(JsonGenerator json, Element element, Member member) throws IOException {
        json.writeStartArray();
        for (Element each : element.children()) {
            if (each.name().endsWith("-summary")) {
                json.writeStartObject();
                json.writeFieldName(each.name());
                object(json, each, shapes.of(member.content()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void leaf(JsonGenerator json, Member member, @Nullable String text) throws IOException {
        if (member.content().equals("flag")) {
            json.writeBoolean(text != null && isTrue(text));
        } else if (text == null) {
            json.writeNull();
        } else {
            switch (member.content()) {
                case "constant" ->
                    json.writeString(text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
                case "number" -> number(json, text.strip());
                case "truth" -> json.writeBoolean(isTrue(text));
                case "millis" -> millis(json, text.strip());
                default -> json.writeString(text);
            }
        }
    }

    /** Both ways in which XML Schema writes it. */
    private static boolean isTrue(String text) {
        return text.strip().equals("true") || text.strip().equals("1");
    }

    private static void number(JsonGenerator json, String text) throws IOException {
        try {
            json.writeNumber(new BigInteger(text));
        } catch (NumberFormatException none) {
            json.writeNull();
        }
    }

    /** A time without a zone is one in UTC. */
    private static void millis(JsonGenerator json, String text) throws IOException {
        try {
            json.writeNumber(time(text).toEpochMilli());
        } catch (DateTimeException none) {
            json.writeNull();
        }
    }

    private static Instant time(String text) {
        int t = text.indexOf('T');
        if (t < 0) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', t) > 0 || text.indexOf('-', t) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
