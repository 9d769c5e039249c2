package org.orcidcaravan.push.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Holds documents against ORCID's schemas, as ORCID does with what is posted to it. */
final class Validated {
    private static final Schema SCHEMA = schema();

    private Validated() {}

    /** The document as characters, once it is known to fit the schema. */
    static String xml(Object document) throws SAXException {
        return xml(new String(OrcidXml.marshal(document), StandardCharsets.UTF_8));
    }

    /** The same, once it is known to fit the schema. */
    static String xml(String document) throws SAXException {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document;
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Stream.of("record", "bulk", "error")
                            .map(name -> resource("/orcid-schemas/record_3.0/" + name + "-3.0.xsd"))
                            .map(url -> new StreamSource(url.toExternalForm()))
                            .toArray(StreamSource[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Validated.class.getResource(name), name);
    }
}
