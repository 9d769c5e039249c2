package org.orcidcaravan.simulator.record;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Writes records as ORCID does: formatted, every namespace declared on the root. Safe for many threads; marshallers,
 * which are not, are lent out and taken back.
 */
final class RecordXml {
    private static final List<String> SECTIONS = List.of(
            "activities",
            "address",
            "common",
            "distinction",
            "education",
            "email",
            "employment",
            "error",
            "external_identifier",
            "funding",
            "history",
            "invited_position",
            "keyword",
            "membership",
            "other_name",
            "peer_review",
            "person",
            "personal_details",
            "preferences",
            "qualification",
            "record",
            "research_resource",
            "researcher_url",
            "service",
            "work");

    private final JAXBContext context;
    private final XMLInputFactory input = XMLInputFactory.newDefaultFactory();
    private final Queue<Marshaller> idle = new ConcurrentLinkedQueue<>();

    RecordXml() {
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            context = JAXBContext.newInstance(
                    SECTIONS.stream().map("org.orcid.ns."::concat).collect(Collectors.joining(":")),
                    RecordXml.class.getClassLoader());
        } catch (JAXBException e) {
            throw new IllegalStateException(
                    "Failed to prepare the classes generated from ORCID's schemas: " + e + ". Build the project again.",
                    e);
        }
    }

    XmlDocument write(Object element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try {
            Marshaller lent = idle.poll();
            Marshaller marshaller = lent == null ? marshaller() : lent;
            marshaller.marshal(element, bytes);
            idle.add(marshaller);
        } catch (JAXBException e) {
            throw new IllegalStateException(
                    "Failed to write a simulated " + element.getClass().getSimpleName() + ": " + e, e);
        }
        return new XmlDocument(bytes.toByteArray());
    }

    /**
     * The root element's object: a record, or an error document.
     *
     * @throws IllegalArgumentException when the bytes are neither
     */
    Object read(byte[] document) {
        try {
            return context.createUnmarshaller()
                    .unmarshal(input.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (JAXBException | XMLStreamException e) {
            throw new IllegalArgumentException(
                    "Failed to read a simulated record: " + e + ". Start the simulator anew to get a whole world.", e);
        }
    }

    private Marshaller marshaller() throws JAXBException {
        Marshaller marshaller = context.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
        marshaller.setProperty("org.glassfish.jaxb.namespacePrefixMapper", new Prefixes());
        return marshaller;
    }
}
