package org.orcidcaravan.push.document;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Item;

/**
 * Finds an item of ours in what a record holds, so that nothing is written twice after a lost answer. Items that the
 * researcher or other clients wrote are never found, however equal: ORCID keeps them apart, and so do we.
 */
public final class Match {
    private Match() {}

    /** What a look into a record tells about an item. */
    public sealed interface Result {}

    /** It is there. */
    public record Found(long putCode) implements Result {}

    /** It is not there, or somebody else's only. */
    public record Absent() implements Result {}

    /**
     * A person has to decide.
     *
     * @param putCodes the items of ours that it may be, at least one
     * @param why a sentence with the next step
     */
    public record Ambiguous(List<Long> putCodes, String why) implements Result {
        public Ambiguous {
            putCodes = List.copyOf(putCodes);
        }
    }

    /**
     * Looks for {@code item} among the items of its section.
     *
     * <p>A {@code source-work-id} of its own decides. Otherwise an activity is found by any identifier of its own, and
     * what has none, affiliations and a person's details by what they say.
     *
     * @param remote what {@link RemoteItems} read
     * @param clientId ours: {@code APP-…}
     */
    public static Result find(Item item, List<RemoteItem> remote, String clientId) {
        List<RemoteItem> own =
                remote.stream().filter(listed -> listed.isOf(clientId)).toList();
        Set<NormalId> ids = NormalId.self(item);
        Set<NormalId> numbers = ids.stream().filter(NormalId::isSourceWorkId).collect(Collectors.toSet());
        List<RemoteItem> numbered = sharing(item, own, numbers);
        if (!numbered.isEmpty()) {
            return only(item, numbered);
        }
        Predicate<RemoteItem> anothers =
                listed -> !numbers.isEmpty() && listed.selfIds().stream().anyMatch(NormalId::isSourceWorkId);
        if (ids.isEmpty() || item instanceof Affiliation) {
            return only(
                    item, alike(item, own).stream().filter(anothers.negate()).toList());
        }
        List<RemoteItem> sharing = sharing(item, own, ids);
        return sharing.stream().anyMatch(anothers) ? contested(item, sharing) : only(item, sharing);
    }

    /** An activity without identifiers of its own is not one that has some; affiliations need none to be told apart. */
    private static List<RemoteItem> alike(Item item, List<RemoteItem> own) {
        return own.stream()
                .filter(listed -> Likeness.between(item, listed.item()))
                .filter(listed ->
                        item instanceof Affiliation || listed.selfIds().isEmpty())
                .toList();
    }

    private static List<RemoteItem> sharing(Item item, List<RemoteItem> own, Set<NormalId> ids) {
        return own.stream()
                .filter(listed -> listed.item().section() == item.section())
                .filter(listed -> !Collections.disjoint(listed.selfIds(), ids))
                .toList();
    }

    private static Result only(Item item, List<RemoteItem> candidates) {
        return switch (candidates.size()) {
            case 0 -> new Absent();
            case 1 -> new Found(candidates.getFirst().putCode());
            default ->
                new Ambiguous(
                        putCodes(candidates),
                        subject(item) + ": the items with put-codes " + listed(candidates)
                                + " are all ours and may all be it. Delete all but one of them at ORCID, then try again.");
        };
    }

    private static Result contested(Item item, List<RemoteItem> candidates) {
        return new Ambiguous(
                putCodes(candidates),
                subject(item) + ": the record has an identifier of it under another source-work-id, at put-code "
                        + listed(candidates)
                        + ". Merge the two items at their source, or give only one of them the identifier.");
    }

    private static String subject(Item item) {
        return "Failed to find the " + item.section().text() + " \"" + item.label() + "\" in the record";
    }

    private static List<Long> putCodes(List<RemoteItem> items) {
        return items.stream().map(RemoteItem::putCode).toList();
    }

    private static String listed(List<RemoteItem> items) {
        return items.stream().map(listed -> Long.toString(listed.putCode())).collect(Collectors.joining(", "));
    }
}
