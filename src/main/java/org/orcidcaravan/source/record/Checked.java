package org.orcidcaravan.source.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import org.orcidcaravan.orcid.check.ItemCheck;
import org.orcidcaravan.orcid.check.Prepared;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.Preparation;

/** A record after the check: one to keep, or the reason why it is none. */
public sealed interface Checked {
    /**
     * One to keep.
     *
     * @param record with its key in one form, and the work put right
     * @param notes what was changed so that ORCID takes it, in sentences
     * @param work the work's canonical JSON
     * @param digest SHA-256, in hexadecimal, of all that decides what is sent and for whom
     */
    record Ready(long place, SourceRecord record, List<String> notes, String work, String digest) implements Checked {
        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /** None; {@code reason} says in sentences what is wrong and what to do. */
    record Refused(long place, String sourceId, String reason) implements Checked {}

    /** No index of PostgreSQL holds a longer one, and no person reads it. */
    int LONGEST_KEY = 500;

    /** Checks one record. */
    static Checked of(Entry.Present present) {
        SourceRecord said = present.record();
        String key = CanonicalText.line(said.sourceId());
        if (key.isEmpty()) {
            return new Refused(
                    present.place(), "", "The record has no key of its source: give each one that stays the same.");
        }
        if (key.length() > LONGEST_KEY) {
            return new Refused(
                    present.place(),
                    key.substring(0, 60),
                    "The record's key has " + key.length() + " characters: use at most " + LONGEST_KEY + ".");
        }
        Prepared<Work> prepared = ItemCheck.prepareWork(Preparation.named(said.work(), key));
        if (!prepared.isSendable()) {
            return new Refused(present.place(), key, prepared.reason());
        }
        SourceRecord record = said.with(key, prepared.item());
        String work = CanonicalItem.json(record.work());
        return new Ready(present.place(), record, prepared.notes(), work, digest(record, work));
    }

    /** When the source touched it is not part: a record that is only newer is the same. */
    private static String digest(SourceRecord record, String work) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode all = nodes.objectNode().put("work", work);
        ArrayNode authors = all.putArray("authors");
        record.authors().forEach(author -> authors.add(author.toString()));
        all.set("owners", StoredJson.owners(record.owners()));
        all.set("circumstances", StoredJson.circumstances(record.circumstances()));
        ObjectNode raw = all.putObject("raw");
        record.raw().forEach(raw::put);
        return HexFormat.of().formatHex(CanonicalItem.hash(all.toString()));
    }
}
