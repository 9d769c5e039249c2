package org.orcidcaravan.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.document.Seen;

/** Compares what a record showed with what we believe of it. What is too fresh, or under way, is left alone. */
final class Comparison {
    private final Evidence evidence;
    private final Findings.Terms terms;
    private final List<Believed> believed;
    private final Map<Place, Seen> shown = new HashMap<>();
    private final Set<Place> known = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Section> doubted = new HashSet<>();
    private int unproved;

    private record Place(Section section, long putCode) {}

    Comparison(List<Believed> believed, Evidence evidence, Findings.Terms terms) {
        this.evidence = evidence;
        this.terms = terms;
        this.believed = believed.stream()
                .filter(item -> item.content() == null
                        || evidence.sections().contains(item.content().section()))
                .toList();
        evidence.seen().forEach(item -> shown.put(new Place(item.section(), item.putCode()), item));
        for (Believed item : this.believed) {
            if (item.putCode() != null && item.content() != null) {
                known.add(new Place(item.content().section(), item.putCode()));
            }
        }
    }

    /**
     * What came of it.
     *
     * @param doubted parts in which something of ours is not shown, which proves nothing because it may be private
     * @param unproved items that were written too shortly before, or are under way
     */
    record Result(List<Finding> findings, Set<Section> doubted, int unproved) {}

    Result run() {
        for (Believed item : believed) {
            Item content = item.content();
            Long putCode = item.putCode();
            if (content == null || putCode == null) {
                continue;
            }
            if (item.provedBy(evidence.asOf(), terms.margin())) {
                check(item, content, putCode);
            } else {
                unproved++;
            }
        }
        evidence.seen().stream()
                .filter(item -> item.ours() && evidence.sections().contains(item.section()))
                .filter(item -> !known.contains(new Place(item.section(), item.putCode())))
                .forEach(this::unknown);
        return new Result(findings, doubted, unproved);
    }

    private void check(Believed item, Item content, long putCode) {
        Seen there = shown.get(new Place(content.section(), putCode));
        if (there == null) {
            gone(item, content);
        } else if (!there.ours()) {
            add(Kind.NOT_OURS, item, putCode, "Our client did not write what stands there.", "");
        } else if (item.settled() && !item.withdrawn() && !there.says(content)) {
            add(Kind.DRIFT, item, putCode, "It has another title, or other identifiers, than we sent.", there.text());
        }
    }

    private void gone(Believed item, Item content) {
        List<Seen> elsewhere = evidence.seen().stream()
                .filter(other -> other.ours() && other.is(content))
                .filter(other -> !known.contains(new Place(other.section(), other.putCode())))
                .toList();
        if (elsewhere.size() > 1) {
            add(Kind.AMBIGUOUS, item, null, "Items " + codes(elsewhere) + " are all ours and may all be it.", "");
            elsewhere.forEach(this::claim);
        } else if (elsewhere.size() == 1) {
            Seen other = elsewhere.getFirst();
            claim(other);
            add(Kind.MOVED, item, other.putCode(), "It stands under another put-code.", "");
        } else if (evidence.via() == Evidence.Via.API || (terms.believesAbsence() && item.published())) {
            add(Kind.REMOVED, item, null, "The researcher deleted it in the record.", "");
        } else {
            doubted.add(content.section());
        }
    }

    private void unknown(Seen there) {
        List<Believed> same = believed.stream()
                .filter(item -> item.putCode() == null && item.content() != null && there.is(item.content()))
                .toList();
        if (same.stream().anyMatch(item -> !item.provedBy(evidence.asOf(), terms.margin()))) {
            unproved++;
            return;
        }
        List<Believed> open = same.stream()
                .filter(item -> !item.removed() && !item.withdrawn())
                .toList();
        if (open.size() == 1) {
            claim(there);
            add(Kind.ADOPTED, open.getFirst(), there.putCode(), "It was in the record, and we did not know.", "");
        } else {
            String message = same.isEmpty()
                    ? "Our client wrote it, and no source has told us of it."
                    : "Our client wrote it, and " + same.size() + " things that our sources told us of may be it.";
            findings.add(new Finding(
                    Kind.STRANGER,
                    there.section(),
                    same.size() == 1 ? same.getFirst().id() : null,
                    null,
                    there.putCode(),
                    there.title(),
                    message,
                    ""));
        }
    }

    private void claim(Seen there) {
        known.add(new Place(there.section(), there.putCode()));
    }

    private void add(Kind kind, Believed item, @Nullable Long found, String message, String state) {
        Section section = item.content() == null ? null : item.content().section();
        findings.add(new Finding(
                kind, section, item.id(), item.putCode(), found, item.label(), message, item.contentHash() + state));
    }

    private static String codes(List<Seen> items) {
        return items.stream()
                .map(item -> Long.toString(item.putCode()))
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
