package org.orcidcaravan.push.document;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * ORCID's XML as bytes and as objects of the classes that the build generates from ORCID's schemas. Safe for many
 * threads.
 *
 * <p>A document with a document type declaration, or with elements nested deeper than ORCID's ever are, is refused, and no
 * entity is ever looked up, in files or on the network (OWASP, XML External Entity Prevention).
 */
public final class OrcidXml {
    /** The packages of all documents that are sent or read here, as {@link JAXBContext#newInstance(String)} takes them. */
    public static final String CONTEXT_PATH = List.of(
                    "activities",
                    "address",
                    "bulk",
                    "common",
                    "distinction",
                    "education",
                    "employment",
                    "error",
                    "external_identifier",
                    "funding",
                    "invited_position",
                    "keyword",
                    "membership",
                    "other_name",
                    "peer_review",
                    "qualification",
                    "research_resource",
                    "researcher_url",
                    "service",
                    "work")
            .stream()
            .map("org.orcid.ns."::concat)
            .collect(Collectors.joining(":"));

    // Making a context takes a third of a second; it is safe for many threads, what it makes is not.
    private static final JAXBContext CONTEXT = context();
    private static final XMLInputFactory INPUT = input();

    // ORCID's own nest up to a dozen.
    private static final int DEEPEST = 64;

    private OrcidXml() {}

    /** One line of UTF-8 with an XML declaration. */
    public static byte[] marshal(Object document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try {
            CONTEXT.createMarshaller().marshal(document, bytes);
        } catch (JAXBException e) {
            throw new IllegalStateException(
                    "Failed to write a " + document.getClass().getSimpleName() + " as XML: " + e
                            + ". Report it with the item's title.",
                    e);
        }
        return bytes.toByteArray();
    }

    /**
     * The root element's object, or a JAXBElement where ORCID's schema gives a type to several elements.
     *
     * @throws UnclearAnswer when it is no whole, well-formed document with one of ORCID's root elements, or has a
     *     document type declaration
     */
    public static Object unmarshal(InputStream document) {
        try {
            return read(INPUT.createXMLStreamReader(document));
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** As {@link #unmarshal(InputStream)}, of bytes whose XML declaration says how they are encoded. */
    public static Object unmarshal(byte[] document) {
        return unmarshal(new ByteArrayInputStream(document));
    }

    /** As {@link #unmarshal(InputStream)}, of characters; an encoding that the XML declaration names does not count. */
    public static Object unmarshal(String document) {
        try {
            return read(INPUT.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static Object read(XMLStreamReader raw) throws XMLStreamException {
        XMLStreamReader reader = new Plain(raw);
        try {
            Object root = CONTEXT.createUnmarshaller().unmarshal(reader);
            // JAXB stops at the end of the root element; what follows may still be rubbish.
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (JAXBException e) {
            throw unreadable(e.getLinkedException() == null ? e : e.getLinkedException());
        } catch (RuntimeException e) {
            // Damage comes unchecked too: text that Aalto reads late, a put-code that is no number from JAXB.
            throw unreadable(e);
        } finally {
            reader.close();
        }
    }

    private static UnclearAnswer unreadable(Throwable cause) {
        return new UnclearAnswer(
                "Failed to read ORCID's answer: " + cause.getMessage() + ". Look the record up before writing again.",
                cause);
    }

    private static XMLInputFactory input() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(CONTEXT_PATH, OrcidXml.class.getClassLoader());
        } catch (JAXBException e) {
            throw new IllegalStateException(
                    "Failed to prepare the classes generated from ORCID's schemas: " + e + ". Build the project again.",
                    e);
        }
    }

    /** Refuses a document type declaration, which the parser alone would skip, and elements in too many others. */
    private static final class Plain extends StreamReaderDelegate {
        private int depth;

        Plain(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            switch (event) {
                case XMLStreamConstants.DTD ->
                    throw new XMLStreamException(
                            "it has a document type declaration, which ORCID's documents never have");
                case XMLStreamConstants.START_ELEMENT -> deeper();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Text, comments and the document's ends are harmless.
                }
            }
            return event;
        }

        private void deeper() throws XMLStreamException {
            if (++depth > DEEPEST) {
                throw new XMLStreamException("its elements are nested deeper than " + DEEPEST);
            }
        }
    }
}
