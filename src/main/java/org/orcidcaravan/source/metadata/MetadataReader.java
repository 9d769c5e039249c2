package org.orcidcaravan.source.metadata;

import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.source.xml.XmlNode;

/** Reads a harvested description by what it is, whatever the repository calls the format. */
public final class MetadataReader {
    private MetadataReader() {}

    /**
     * Reads a description into a draft.
     *
     * @param metadata what stands in the element {@code metadata} of an OAI record
     * @return a sentence that says why not, when nobody here knows this form; empty when it was read
     */
    public static Optional<String> read(XmlNode metadata, WorkDraft draft) {
        switch (metadata.name()) {
            case "dc", "qualifieddc" -> DublinCore.read(metadata, draft);
            case "resource" -> DataCite.read(metadata, draft);
            case "oai_datacite", "payload" -> {
                Optional<XmlNode> inside = metadata.first("payload").or(() -> metadata.first("resource"));
                return inside.isPresent() ? read(inside.get(), draft) : unknown(metadata);
            }
            case "collection" -> {
                Optional<XmlNode> record = metadata.first("record");
                return record.isPresent() ? read(record.get(), draft) : unknown(metadata);
            }
            case "record" -> Marc.read(metadata, draft);
            default -> {
                return unknown(metadata);
            }
        }
        return Optional.empty();
    }

    /** What a description says, by its own names. */
    public static Map<String, String> raw(XmlNode metadata) {
        XmlNode record = metadata.first("record").orElse(metadata);
        return record.name().equals("record") ? new MarcFields(record).raw() : metadata.flat();
    }

    private static Optional<String> unknown(XmlNode metadata) {
        return Optional.of("The record is described in <" + metadata.name()
                + ">, which is not known here: harvest oai_dc, oai_openaire, oai_datacite or marcxml.");
    }
}
