package org.orcidcaravan.routing.dspace;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An item of ORCID as lines {@code path = text}, without what only ORCID adds, so that two of them can be compared. */
final class Flat {
    private static final XMLInputFactory INPUT = input();
    private static final int DEEPEST = 64;
    /** ORCID's own: never sent. */
    private static final Set<String> ORCIDS = Set.of(
            "created-date",
            "last-modified-date",
            "source",
            "external-id-normalized",
            "external-id-normalized-error",
            "translated-title",
            "display-index");

    private Flat() {}

    /** The lines, in the document's order; one line for what cannot be read. */
    static List<String> of(String xml) {
        try {
            return read(INPUT.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException | RuntimeException e) {
            // Damage comes unchecked too, in text that is read late.
            return List.of("unreadable");
        }
    }

    private static List<String> read(XMLStreamReader reader) throws XMLStreamException {
        List<String> lines = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        int skipping = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type declaration");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.size() > DEEPEST) {
                        throw new XMLStreamException("too deep");
                    }
                    text.setLength(0);
                    path.addLast(reader.getLocalName());
                    skipping += skipping > 0 || ORCIDS.contains(reader.getLocalName()) ? 1 : 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String said = text.toString().strip();
                    if (skipping == 0 && !said.isEmpty()) {
                        lines.add(String.join("/", path.stream().skip(1).toList()) + " = " + said);
                    }
                    text.setLength(0);
                    skipping = Math.max(0, skipping - 1);
                    path.removeLast();
                }
                default -> {
                    // Comments and the document's ends say nothing.
                }
            }
        }
        return lines;
    }

    private static XMLInputFactory input() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
