package org.orcidcaravan.source.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Steps through a document that is in memory, forward only. Whoever stands on an element goes through its children, takes it
 * whole as an {@link XmlNode}, or skips it, and so stands at its end.
 */
public final class XmlPage implements AutoCloseable {
    /** Catalogues of libraries are six deep, DataCite eight. */
    static final int MAX_DEPTH = 64;
    /** Elements in one that is taken whole: a paper of a large collaboration has 3,000 authors. */
    static final int MAX_NODES = 100_000;
    /** Characters in one that is taken whole. */
    static final int MAX_TEXT = 4_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;
    private int nodes;
    private int text;
    private @Nullable String excess;

    private XmlPage(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Begins to read. Control characters, which are not XML and come from copied abstracts, are read as spaces.
     *
     * @throws UnreadableXml when it is no XML
     */
    public static XmlPage of(byte[] document) throws UnreadableXml {
        try {
            return new XmlPage(FACTORY.createXMLStreamReader(new ByteArrayInputStream(spaced(document))));
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** Goes to the root and gives its name, without prefix. */
    public String root() throws UnreadableXml {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and processing instructions may stand before it.
        }
        return name();
    }

    /** Goes to the next child of the element whose children are gone through; false at that element's end. */
    public boolean child() throws UnreadableXml {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Goes on to the end of the document, which has to be well-formed up to there. */
    public void finish() throws UnreadableXml {
        while (depth > 0) {
            next();
        }
    }

    /** The name of the element that was entered last, without prefix. */
    public String name() {
        return reader.getLocalName();
    }

    /** Goes to the end of this element. */
    public void skip() throws UnreadableXml {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /**
     * This element with all that is in it; null when it is beyond the limits, and then {@link #excess} says of which. In
     * both cases it is gone through to its end.
     */
    public @Nullable XmlNode whole() throws UnreadableXml {
        nodes = 0;
        text = 0;
        excess = null;
        XmlNode node = node();
        return excess == null ? node : null;
    }

    /** Why the element that was taken last was beyond the limits. */
    public String excess() {
        return Objects.requireNonNullElse(excess, "nothing");
    }

    private XmlNode node() throws UnreadableXml {
        String name = name();
        Map<String, String> attributes = attributes();
        StringBuilder own = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        if (depth > MAX_DEPTH) {
            excess = "it has elements more than " + MAX_DEPTH + " deep";
        } else if (++nodes > MAX_NODES) {
            excess = "it has more than " + MAX_NODES + " elements";
        }
        if (excess != null) {
            skip();
            return new XmlNode(name, Map.of(), "", List.of());
        }
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlNode child = node();
                children.add(child);
            } else if (isText(event)) {
                append(own);
            }
        }
        return new XmlNode(name, attributes, own.toString().strip(), children);
    }

    /** Aalto reads a text only when it is asked for, and answers a malformed one with a bare RuntimeException then. */
    private void append(StringBuilder own) throws UnreadableXml {
        try {
            text += reader.getTextLength();
            if (text > MAX_TEXT) {
                excess = "it has more than " + MAX_TEXT + " characters";
            } else {
                own.append(reader.getText());
            }
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            all.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return all;
    }

    private int next() throws UnreadableXml {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            // Aalto answers some malformed documents with a bare RuntimeException.
            throw broken(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> depth++;
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> throw new UnreadableXml("has a document type declaration");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableXml("has an entity of its own");
            case XMLStreamConstants.END_DOCUMENT -> throw new UnreadableXml("ends before it should");
            default -> {
                // Text, comments and processing instructions are nothing to count.
            }
        }
        return event;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static UnreadableXml broken(Exception e) {
        String reason = Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        return new UnreadableXml("is not well-formed XML, or breaks off (" + printable(reason) + ")", e);
    }

    /** The first line of a text, fit for a terminal. */
    public static String printable(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static byte[] spaced(byte[] document) {
        boolean wide = document.length > 1 && (document[0] == 0 || document[1] == 0 || (document[0] & 0xFE) == 0xFE);
        for (int i = 0; !wide && i < document.length; i++) {
            byte one = document[i];
            if (one >= 0 && one < 0x20 && one != '\t' && one != '\n' && one != '\r') {
                document[i] = ' ';
            }
        }
        return document;
    }

    @Override
    public void close() throws UnreadableXml {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
