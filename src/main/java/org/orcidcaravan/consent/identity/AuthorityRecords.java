package org.orcidcaravan.consent.identity;

import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;

/**
 * People as MARC 21 authority records in MARCXML (Library of Congress, {@code http://www.loc.gov/MARC21/slim}): 024 has the
 * iD if it is authenticated, 035 the institution's key, 100 the name, 371 the e-mail address if that is wished, 373 the
 * unit. Codes that nobody has filled in are the fill character.
 */
final class AuthorityRecords {
    private static final String NAMESPACE = "http://www.loc.gov/MARC21/slim";

    /** New, an authority, Unicode, two indicators, two characters a subfield code, complete. */
    private static final String LEADER = "00000nz  a2200000n  4500";

    private static final int LENGTH_OF_008 = 40;
    private static final DateTimeFormatter ENTERED =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneOffset.UTC);

    private final @Nullable String organization;
    private final boolean emails;
    private final String entered;

    /** @param organization the institution's MARC organization code; null: 003 is left out */
    AuthorityRecords(@Nullable String organization, Instant now, boolean emails) {
        this.organization = organization;
        this.emails = emails;
        String begin = ENTERED.format(now) + "n";
        this.entered = begin + "|".repeat(LENGTH_OF_008 - begin.length());
    }

    /** Writes all of them; how many. The writer stays open. */
    int write(List<Person> people, Writer out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "collection");
            xml.writeDefaultNamespace(NAMESPACE);
            for (Person person : people) {
                xml.writeCharacters("\n");
                record(xml, person);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            return people.size();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Failed to write the authority records: " + e.getMessage(), e);
        }
    }

    private void record(XMLStreamWriter xml, Person person) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "record");
        xml.writeAttribute("type", "Authority");
        element(xml, "leader", LEADER);
        control(xml, "001", person.personId());
        if (organization != null) {
            control(xml, "003", organization);
        }
        control(xml, "008", entered);
        if (person.orcid() != null && person.orcidAuthenticatedAt() != null) {
            data(xml, "024", '7', List.of(new Subfield('a', person.orcid().toString()), new Subfield('2', "orcid")));
        }
        String key = organization == null ? person.personId() : "(" + organization + ")" + person.personId();
        data(xml, "035", ' ', List.of(new Subfield('a', key)));
        name(xml, person);
        if (emails && present(person.email())) {
            data(xml, "371", ' ', List.of(new Subfield('m', Objects.requireNonNull(person.email()))));
        }
        if (present(person.unit())) {
            data(xml, "373", ' ', List.of(new Subfield('a', Objects.requireNonNull(person.unit()))));
        }
        xml.writeEndElement();
    }

    /** A record has to have a heading: who has no name goes by the key. */
    private static void name(XMLStreamWriter xml, Person person) throws XMLStreamException {
        String name = Stream.of(person.familyName(), person.givenName())
                .filter(AuthorityRecords::present)
                .collect(Collectors.joining(", "));
        char kind = present(person.familyName()) ? '1' : '0';
        data(xml, "100", kind, List.of(new Subfield('a', name.isEmpty() ? person.personId() : name)));
    }

    private record Subfield(char code, String value) {}

    private static void control(XMLStreamWriter xml, String tag, String value) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "controlfield");
        xml.writeAttribute("tag", tag);
        xml.writeCharacters(clean(value));
        xml.writeEndElement();
    }

    private static void data(XMLStreamWriter xml, String tag, char first, List<Subfield> subfields)
            throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "datafield");
        xml.writeAttribute("tag", tag);
        xml.writeAttribute("ind1", String.valueOf(first));
        xml.writeAttribute("ind2", " ");
        for (Subfield subfield : subfields) {
            xml.writeStartElement(NAMESPACE, "subfield");
            xml.writeAttribute("code", String.valueOf(subfield.code()));
            xml.writeCharacters(clean(subfield.value()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, and half of a surrogate pair is no character. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(allowed(c) ? c : '\uFFFD'));
        return clean.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
