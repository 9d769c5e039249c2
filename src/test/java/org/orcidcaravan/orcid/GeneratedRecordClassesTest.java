package org.orcidcaravan.orcid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The classes generated from ORCID's 3.0 schemas read and write ORCID's own samples of every section. */
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedRecordClassesTest {
    /** Faulty as published: empty string, old structure, no root element, wrong namespace. */
    private static final Set<String> FAULTY =
            Set.of("work-3.0.xml", "peer-reviews-3.0.xml", "credit-name-3.0.xml", "bulk-work-err.xml");

    private static final List<String> SECTIONS = List.of(
            "activities",
            "address",
            "bulk",
            "common",
            "distinction",
            "education",
            "email",
            "employment",
            "error",
            "external_identifier",
            "funding",
            "group_id",
            "history",
            "invited_position",
            "keyword",
            "membership",
            "notification",
            "other_name",
            "peer_review",
            "person",
            "personal_details",
            "preferences",
            "qualification",
            "record",
            "research_resource",
            "researcher_url",
            "search",
            "service",
            "work");

    private final JAXBContext context = context();
    private final Schema schema = schema();

    @ParameterizedTest
    @MethodSource
    void a_sample_is_read_and_written_and_still_fits_the_schema(Path sample) throws Exception {
        Object item = context.createUnmarshaller().unmarshal(sample.toFile());
        StringWriter written = new StringWriter();
        context.createMarshaller().marshal(item, written);

        schema.newValidator().validate(new StreamSource(new StringReader(written.toString())));
        assertThat(written.toString()).contains("http://www.orcid.org/ns/");
    }

    private static List<Path> a_sample_is_read_and_written_and_still_fits_the_schema()
            throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.walk(Path.of(resource("/orcid-samples/record_3.0").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !FAULTY.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(SECTIONS.stream()
                    .map("org.orcid.ns.%s"::formatted)
                    .reduce((a, b) -> a + ":" + b)
                    .orElseThrow());
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Stream.of("record", "bulk", "error", "expanded-search", "search")
                            .map(name -> resource("/orcid-schemas/record_3.0/" + name + "-3.0.xsd"))
                            .map(url -> new StreamSource(url.toExternalForm()))
                            .toArray(StreamSource[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(GeneratedRecordClassesTest.class.getResource(name), name);
    }
}
