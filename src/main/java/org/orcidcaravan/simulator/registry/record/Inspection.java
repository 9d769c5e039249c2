package org.orcidcaravan.simulator.registry.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;
import org.orcidcaravan.simulator.registry.xml.ElementReader;
import org.orcidcaravan.simulator.registry.xml.ElementWriter;

/** Looks into records, and does to them what only their researchers may do. */
public final class Inspection {
    private final ItemXml xml = new ItemXml();

    /** By put-code. */
    public List<RegistryItem> items(ResearcherRecord record, Section section) {
        return record.copy(section).stream()
                .map(item -> new RegistryItem(
                        item.section(),
                        item.putCode(),
                        item.title(),
                        item.keys(),
                        item.source().path(),
                        item.visibility()))
                .toList();
    }

    /** The item as its record shows it. */
    public String xml(ResearcherRecord record, Section section, long putCode) {
        return new String(
                ElementWriter.write(xml.full(record.id(), record.get(section, putCode))), StandardCharsets.UTF_8);
    }

    /** Deletes an item, whoever added it; false when it is not there. */
    public boolean remove(ResearcherRecord record, Section section, long putCode) {
        return record.remove(section, putCode);
    }

    public void show(ResearcherRecord record, Section section, long putCode, Visibility visibility) {
        record.put(record.get(section, putCode).seenBy(visibility));
    }

    public static Element element(String xml) {
        return new ElementReader().read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
