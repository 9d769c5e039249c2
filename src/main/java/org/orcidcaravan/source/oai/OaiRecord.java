package org.orcidcaravan.source.oai;

import java.util.Optional;
import org.orcidcaravan.source.metadata.MetadataReader;
import org.orcidcaravan.source.metadata.WorkDraft;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.xml.XmlNode;

/** One record of a list: its header says which it is, its metadata what it describes. */
final class OaiRecord {
    private OaiRecord() {}

    static Entry entry(long place, XmlNode record) {
        Optional<XmlNode> found = record.first("header");
        String identifier = found.map(header -> header.textOf("identifier")).orElse("");
        if (found.isEmpty() || identifier.isEmpty()) {
            return new Entry.Unreadable(
                    place, null, "The record has no identifier in its header: correct it in the repository.");
        }
        XmlNode header = found.get();
        if (header.attribute("status").equals("deleted")) {
            return new Entry.Vanished(place, identifier);
        }
        Optional<XmlNode> metadata = record.first("metadata")
                .flatMap(node -> node.children().stream().findFirst());
        if (metadata.isEmpty()) {
            return new Entry.Unreadable(place, identifier, "The record has no metadata: look at it in the repository.");
        }
        WorkDraft draft = new WorkDraft()
                .changed(Identity.moment(header.textOf("datestamp")).orElse(null));
        header.texts("setSpec").forEach(draft::collection);
        Optional<String> problem = MetadataReader.read(metadata.get(), draft);
        return problem.isPresent()
                ? new Entry.Unreadable(place, identifier, problem.get())
                : new Entry.Present(place, draft.record(identifier, MetadataReader.raw(metadata.get())));
    }
}
