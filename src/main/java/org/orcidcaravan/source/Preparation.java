package org.orcidcaravan.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.check.Complaint;
import org.orcidcaravan.orcid.check.ItemCheck;
import org.orcidcaravan.orcid.check.Prepared;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Work;

/** Makes what a source says into a row: the researchers' iDs in their one form, the item tidied and checked. */
public final class Preparation {
    private static final String OWN_KEY = "source-work-id";
    private static final Pattern BETWEEN = Pattern.compile("[;,|]");

    private Preparation() {}

    /** Accepted when somebody is named whose it is, and ORCID would take it. */
    public static Row row(long line, SourceItem said) {
        return row(line, said, List.of());
    }

    /**
     * The same, for a reader that already found something wrong.
     *
     * @param problems sentences; with one or more the row is refused, and all other reasons are added
     */
    public static Row row(long line, SourceItem said, List<String> problems) {
        List<String> reasons = new ArrayList<>(problems);
        String key = CanonicalText.line(said.sourceId());
        if (key.isEmpty()) {
            reasons.add("The source_id is empty: fill in the key that the work has in your system.");
        }
        List<String> orcids = orcids(said.orcids(), reasons);
        List<String> people = lines(said.personIds());
        if (said.orcids().isEmpty() && people.isEmpty()) {
            reasons.add("Nobody is named whose work it is: fill in orcid or person_id.");
        }
        Prepared<Item> prepared = ItemCheck.prepare(named(said.item(), key));
        prepared.complaints().stream().map(Complaint::message).forEach(reasons::add);
        return reasons.isEmpty()
                ? new Row.Accepted(
                        line, new SourceItem(key, orcids, people, prepared.item(), said.raw()), prepared.notes())
                : new Row.Refused(line, String.join(" ", reasons));
    }

    /** Several researchers in one field, between semicolons, commas or bars. */
    public static List<String> several(String text) {
        return lines(BETWEEN.splitAsStream(text).toList());
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream()
                .map(CanonicalText::line)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    static List<String> orcids(List<String> given, List<String> reasons) {
        Set<String> all = new LinkedHashSet<>();
        for (String one : given) {
            Optional<OrcidId> id = Identifiers.orcid(one);
            if (id.isEmpty()) {
                String shown = CanonicalText.line(one);
                reasons.add("The ORCID iD \"" + shown.substring(0, Math.min(60, shown.length()))
                        + "\" cannot be right: correct it, or leave it out.");
            } else {
                all.add(id.get().toString());
            }
        }
        return List.copyOf(all);
    }

    /** A work that its source knows by a key is known to ORCID by it too, so that it is found again after a lost answer. */
    private static Item named(Item item, String key) {
        return item instanceof Work work ? named(work, key) : item;
    }

    /** The same for a work. */
    public static Work named(Work work, String key) {
        if (key.isEmpty()
                || work.externalIds().stream().anyMatch(id -> id.type().equals(OWN_KEY))) {
            return work;
        }
        List<ExternalId> ids = new ArrayList<>(work.externalIds());
        ids.add(ExternalId.self(OWN_KEY, key));
        return new Work(
                work.title(),
                work.subtitle(),
                work.container(),
                work.type(),
                work.date(),
                ids,
                work.url(),
                work.summary(),
                work.language(),
                work.country(),
                work.citation(),
                work.contributors());
    }
}
