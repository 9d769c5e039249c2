package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.source.record.Checked;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Refusal;

/**
 * Some entries of a source, told apart before PostgreSQL is asked anything. Of a record that comes more than once the last
 * one holds.
 *
 * @param ready by key
 * @param gone keys of records that the source says are gone
 * @param refusals what could not be read or taken
 * @param size how many entries there were
 */
record Batch(Map<String, Checked.Ready> ready, List<String> gone, List<Refusal> refusals, int size) {
    static Batch of(List<Entry> entries) {
        Map<String, Checked.Ready> ready = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Present present -> {
                    switch (Checked.of(present)) {
                        case Checked.Ready one -> {
                            gone.remove(one.record().sourceId());
                            ready.remove(one.record().sourceId());
                            ready.put(one.record().sourceId(), one);
                        }
                        case Checked.Refused(long place, String key, String reason) ->
                            refusals.add(new Refusal(place, key.isEmpty() ? null : key, reason));
                    }
                }
                case Entry.Vanished(long _, String key) -> {
                    ready.remove(key);
                    gone.remove(key);
                    gone.add(key);
                }
                case Entry.Unreadable(long place, String key, String reason) ->
                    refusals.add(new Refusal(place, key, reason));
                case Entry.CutShort(long place, String reason) -> refusals.add(new Refusal(place, null, reason));
            }
        }
        return new Batch(ready, gone, refusals, entries.size());
    }
}
