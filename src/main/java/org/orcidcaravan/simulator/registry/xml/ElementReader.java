package org.orcidcaravan.simulator.registry.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads documents, on demand against a schema. Elements of foreign namespaces are left out. Safe for many threads. */
public final class ElementReader {
    static final String ORCID = "http://www.orcid.org/ns/";

    private final SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();

    public ElementReader() {
        try {
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Failed to prepare the XML parser: " + e + ". Use a JDK's own parser.", e);
        }
    }

    /**
     * Reads a document.
     *
     * @throws MalformedXml when {@code document} is no well-formed XML of ORCID's
     */
    public Element read(byte[] document) {
        return read(document, new Tree());
    }

    /**
     * Reads a document and holds it against a schema.
     *
     * @throws MalformedXml when {@code document} is not well-formed or breaks the schema
     */
    public Element read(byte[] document, Schema schema) {
        return read(document, new Tree(), schema.newValidatorHandler());
    }

    private Element read(byte[] document, Tree tree) {
        parse(document, reader -> reader.setContentHandler(tree), tree);
        return tree.root();
    }

    private Element read(byte[] document, Tree tree, ValidatorHandler validator) {
        validator.setContentHandler(tree);
        validator.setErrorHandler(tree);
        parse(document, reader -> reader.setContentHandler(validator), tree);
        return tree.root();
    }

    private void parse(byte[] document, Consumer<XMLReader> setting, Tree tree) {
        try {
            XMLReader reader = reader();
            setting.accept(reader);
            reader.setErrorHandler(tree);
            reader.parse(new InputSource(new ByteArrayInputStream(document)));
        } catch (SAXException e) {
            throw new MalformedXml(e);
        } catch (IOException e) {
            // The bytes are in memory: what cannot be read is what is no text in the encoding it claims.
            throw new MalformedXml(e);
        }
    }

    private synchronized XMLReader reader() throws SAXException {
        try {
            return parsers.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Failed to get an XML parser: " + e + ". Use a JDK's own parser.", e);
        }
    }

    /** Collects what it hears. */
    private static final class Tree extends DefaultHandler {
        private final Deque<Open> open = new ArrayDeque<>();
        private @Nullable Element root;
        private int foreign;

        Element root() throws MalformedXml {
            if (root == null) {
                throw new MalformedXml(new SAXException("The root element is none of ORCID's."));
            }
            return root;
        }

        @Override
        public void startElement(String space, String name, String qualified, Attributes attributes) {
            if (foreign > 0 || !space.startsWith(ORCID)) {
                foreign++;
                return;
            }
            Map<String, String> own = new HashMap<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getURI(i).isEmpty()) {
                    own.put(attributes.getLocalName(i), attributes.getValue(i));
                }
            }
            open.push(new Open(space.substring(ORCID.length()), name, own, new ArrayList<>(), new StringBuilder()));
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (foreign == 0 && !open.isEmpty()) {
                open.element().text().append(text, start, length);
            }
        }

        @Override
        public void endElement(String space, String name, String qualified) {
            if (foreign > 0) {
                foreign--;
                return;
            }
            Element closed = open.pop().close();
            if (open.isEmpty()) {
                root = closed;
            } else {
                open.element().children().add(closed);
            }
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    private record Open(
            String space, String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {
        Element close() {
            return new Element(space, name, attributes, children, children.isEmpty() ? text.toString() : "");
        }
    }
}
