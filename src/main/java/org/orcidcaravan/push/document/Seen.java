package org.orcidcaravan.push.document;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.orcid.record.ShownItem;

/**
 * An item in a record, in what both a summary and a list tell of it.
 *
 * @param ours whether our client wrote it for itself
 * @param title as in {@link ShownItem}
 * @param ids of the item itself, as they were written
 * @param forms the same, and ORCID's forms of them
 */
public record Seen(Section section, long putCode, boolean ours, String title, Set<NormalId> ids, Set<NormalId> forms) {
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    public Seen {
        ids = Set.copyOf(ids);
        forms = Set.copyOf(forms);
    }

    /** One of a summary. */
    public static Seen of(ShownItem shown, String client) {
        boolean ours = client.equals(shown.source()) && (shown.principal() == null || client.equals(shown.principal()));
        Set<NormalId> ids = new HashSet<>();
        Set<NormalId> forms = new HashSet<>();
        for (ShownItem.SelfId id : shown.ids()) {
            ids.add(NormalId.of(id.type(), id.value()));
            String normal = id.normal();
            if (normal != null) {
                forms.add(NormalId.of(id.type(), normal));
            }
        }
        forms.addAll(ids);
        return new Seen(shown.section(), shown.putCode(), ours, shown.title(), ids, forms);
    }

    /** One of a list. */
    public static Seen of(RemoteItem listed, String client) {
        return new Seen(
                listed.item().section(),
                listed.putCode(),
                listed.isOf(client),
                title(listed.item()),
                NormalId.self(listed.item()),
                listed.selfIds());
    }

    /** Whether it has the title and the identifiers that we sent. */
    public boolean says(Item item) {
        Set<NormalId> sent = NormalId.self(item);
        return plain(title(item)).equals(plain(title)) && forms.containsAll(sent) && sent.containsAll(ids);
    }

    /** Whether it is known to be this item, wherever it stands: by identifiers, of which one of our own decides. */
    public boolean is(Item item) {
        Set<NormalId> sent = NormalId.self(item);
        Set<NormalId> numbers = numbers(sent);
        Set<NormalId> others = numbers(forms);
        boolean numbered = !numbers.isEmpty() && !others.isEmpty();
        return section == item.section()
                && !(numbered ? Collections.disjoint(numbers, others) : Collections.disjoint(sent, forms));
    }

    /** What it says in one text, the same in whatever order it says it. */
    public String text() {
        TreeSet<String> all = Stream.concat(ids.stream(), forms.stream())
                .map(id -> id.type() + ":" + id.value())
                .collect(Collectors.toCollection(TreeSet::new));
        return plain(title) + "\n" + String.join("\n", all);
    }

    private static Set<NormalId> numbers(Set<NormalId> ids) {
        return ids.stream().filter(NormalId::isSourceWorkId).collect(Collectors.toSet());
    }

    private static String title(Item item) {
        return switch (item) {
            case Work work -> work.title();
            case Funding funding -> funding.title();
            case Affiliation affiliation -> Listed.text(affiliation.role());
            case PeerReview _ -> "";
            case ResearchResource resource -> resource.title();
            case PersonDetail detail -> detail.value();
        };
    }

    private static String plain(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
