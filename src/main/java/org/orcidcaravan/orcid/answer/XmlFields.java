package org.orcidcaravan.orcid.answer;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The root of an XML document and, of an error document, the texts right below it.
 *
 * @param root the root's name without prefix
 * @param hasPutCode whether the root has a put-code, as every item of a record has
 * @param texts by name without prefix; empty unless the root is {@code error}
 */
record XmlFields(String root, boolean hasPutCode, Map<String, String> texts) {
    private static final XMLInputFactory FACTORY = factory();

    XmlFields {
        texts = Map.copyOf(texts);
    }

    /** Empty when {@code text} is not one whole, well-formed document without a document type declaration. */
    static Optional<XmlFields> read(String text) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            return readDocument(reader);
        } catch (XMLStreamException | RuntimeException notXml) {
            // Aalto answers some malformed documents, such as an attribute named "xmlns:", with a bare
            // RuntimeException.
            return Optional.empty();
        }
    }

    private static Optional<XmlFields> readDocument(XMLStreamReader reader) throws XMLStreamException {
        String root = "";
        boolean hasPutCode = false;
        Map<String, String> texts = new HashMap<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth == 1) {
                        root = reader.getLocalName();
                        hasPutCode = reader.getAttributeValue(null, "put-code") != null;
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2 && root.equals("error")) {
                        texts.put(reader.getLocalName(), text.toString().strip());
                    }
                    depth--;
                }
                default -> {
                    // Comments, processing instructions and the document's ends say nothing.
                }
            }
        }
        return Optional.of(new XmlFields(root, hasPutCode, texts));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
