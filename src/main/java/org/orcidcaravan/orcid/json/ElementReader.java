package org.orcidcaravan.orcid.json;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a whole document, within limits: no DOCTYPE, no entities but XML's own, a bounded depth (faults.md rows 30, 31). */
final class ElementReader {
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ELEMENTS = 5_000_000;

    private final XMLInputFactory factory;

    ElementReader() {
        factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    }

    Element read(InputStream document) {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(document);
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new NotConvertible("it is no XML that can be read", e);
        }
    }

    private static Element read(XMLStreamReader xml) throws XMLStreamException {
        Element top = new Element("");
        Deque<Element> open = new ArrayDeque<>();
        open.push(top);
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                        throw new NotConvertible("it is deeper, or has more elements, than any of ORCID's documents");
                    }
                    Element element = new Element(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                    open.element().child(element);
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text(xml.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new NotConvertible("it has a DOCTYPE or an entity, which ORCID's documents never have");
                default -> {
                    // Comments, processing instructions and the end have no place in the JSON.
                }
            }
        }
        return top.children().getFirst();
    }
}
