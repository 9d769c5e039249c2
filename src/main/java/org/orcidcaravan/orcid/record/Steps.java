package org.orcidcaravan.orcid.record;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.google.common.io.ByteStreams;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Steps through an XML document from element to element, forward only. Whoever stands on an element goes through its
 * children, takes its text, or skips it, and so stands at its end. Bytes come from strangers: a document type
 * declaration or an entity of its own is refused, and so is what is beyond the limits.
 */
final class Steps implements AutoCloseable {
    /** ORCID's deepest element is ten deep. */
    static final int MAX_DEPTH = 32;

    /** In characters, of text without a tag in it; a biography has at most 5,000. */
    static final int MAX_TEXT = 200_000;

    /** Before the end of the employments; the longest records have more after it. */
    static final long MAX_BYTES = 8L << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;
    private long text;

    private Steps(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Steps into(InputStream document) throws XMLStreamException {
        return into(document, MAX_BYTES);
    }

    /** What is after so many bytes is as if it were not there: the document breaks off. */
    static Steps into(InputStream document, long most) throws XMLStreamException {
        return new Steps(FACTORY.createXMLStreamReader(ByteStreams.limit(document, most)));
    }

    /** Goes to the root and gives its name, without prefix. */
    String root() throws XMLStreamException, UnreadableRecord {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and processing instructions may stand before it.
        }
        return name();
    }

    /** Goes to the next child of the element whose children are gone through; false at that element's end. */
    boolean child() throws XMLStreamException, UnreadableRecord {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** The name of the element that was entered last, without prefix. */
    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** Goes to the end of this element; gives an empty text. */
    String skip() throws XMLStreamException, UnreadableRecord {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
        return "";
    }

    /** The text of this element without that of its children, stripped. */
    String text() throws XMLStreamException, UnreadableRecord {
        return textOr("");
    }

    /** The same, or the text of the child of this name. */
    String textOr(String child) throws XMLStreamException, UnreadableRecord {
        StringBuilder own = new StringBuilder();
        String other = "";
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                other = name().equals(child) ? text() : other + skip();
            } else if (isText(event)) {
                append(own);
            }
            event = next();
        }
        return other.isEmpty() ? own.toString().strip() : other;
    }

    private void append(StringBuilder own) throws UnreadableRecord {
        if (own.length() + reader.getTextLength() > MAX_TEXT) {
            throw new UnreadableRecord("has a text of more than " + MAX_TEXT + " characters");
        }
        own.append(reader.getText());
    }

    private int next() throws XMLStreamException, UnreadableRecord {
        int event = reader.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                text = 0;
                if (++depth > MAX_DEPTH) {
                    throw new UnreadableRecord("has elements more than " + MAX_DEPTH + " deep");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> {
                text = 0;
                depth--;
            }
            case XMLStreamConstants.DTD -> throw new UnreadableRecord("has a document type declaration");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableRecord("has an entity of its own");
            default -> {
                if (isText(event)) {
                    text += reader.getTextLength();
                }
                if (text > MAX_TEXT) {
                    throw new UnreadableRecord("has a text of more than " + MAX_TEXT + " characters");
                }
            }
        }
        return event;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** The first line of why a document could not be read, fit for a terminal. */
    static String reason(Exception e) {
        return printable(Objects.toString(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse(""));
    }

    static String printable(String text) {
        String shown = text.replaceAll("\\P{Print}", "?");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
