package org.orcidcaravan.simulator.registry.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** ORCID's schemas of the items, from the class path, where the build puts them. Compiled when first asked for. */
public final class Schemas {
    private static final String FOLDER = "orcid-schemas/record_3.0/";

    private final Map<Section, Schema> compiled = new ConcurrentHashMap<>();

    /** The schema that one item of the section must obey. */
    public Schema of(Section section) {
        return compiled.computeIfAbsent(section, Schemas::compile);
    }

    private static Schema compile(Section section) {
        String file = section == Section.EXTERNAL_IDENTIFIER ? "person-external-identifier" : section.text();
        URI address = URI.create(FOLDER + file + "-3.0.xsd");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try (InputStream schema = open(address)) {
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setResourceResolver(new ClassPath());
            return factory.newSchema(new StreamSource(schema, address.toString()));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(
                    "Failed to compile the schema %s: %s. Build the project again.".formatted(address, e.getMessage()),
                    e);
        }
    }

    private static InputStream open(URI address) {
        InputStream found = Schemas.class.getClassLoader().getResourceAsStream(address.toString());
        if (found == null) {
            throw new IllegalStateException(
                    "Failed to find the schema %s on the class path. Build the project again.".formatted(address));
        }
        return found;
    }

    /** Follows imports within the class path, never to the network. */
    private static final class ClassPath implements LSResourceResolver {
        @Override
        public LSInput resolveResource(
                String type,
                @Nullable String namespace,
                @Nullable String publicId,
                @Nullable String systemId,
                @Nullable String base) {
            if (systemId == null) {
                throw new IllegalStateException("Failed to follow an import of " + namespace + ": it has no address.");
            }
            URI address = within(base).resolve(systemId);
            try (InputStream schema = open(address)) {
                return new SchemaInput(address.toString(), schema.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Failed to read the schema %s: %s. Build the project again.".formatted(address, e.getMessage()),
                        e);
            }
        }

        /** The parser makes absolute addresses of ours; what follows the folder's name is ours again. */
        private static URI within(@Nullable String base) {
            int start = base == null ? -1 : base.lastIndexOf("orcid-schemas/");
            return URI.create(base == null || start < 0 ? FOLDER : base.substring(start));
        }
    }
}
