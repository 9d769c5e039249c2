package org.orcidcaravan.simulator.registry.record;

import java.time.Instant;
import java.util.List;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;

/**
 * An item of a record. It is replaced, never changed.
 *
 * @param title what a person would call it; see {@link ItemXml}
 * @param once what may be on a record only once, of a person's details; empty for activities
 * @param content what was sent, without what the registry adds; packed
 */
record StoredItem(
        Section section,
        long putCode,
        Source source,
        Visibility visibility,
        Instant created,
        Instant modified,
        String title,
        List<ExternalIdKey> keys,
        String once,
        Content content) {
    StoredItem seenBy(Visibility other) {
        return new StoredItem(section, putCode, source, other, created, modified, title, keys, once, content);
    }

    /** Packed bytes, kept from being changed or compared by accident. */
    static final class Content {
        private final byte[] packed;

        Content(byte[] document) {
            this.packed = Packed.pack(document);
        }

        byte[] document() {
            return Packed.unpack(packed);
        }

        int size() {
            return packed.length;
        }
    }
}
