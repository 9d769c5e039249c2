package org.orcidcaravan.portal;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.orcidcaravan.push.Choices;
import org.orcidcaravan.push.OwnItem;

/** What a researcher wants to be sent by itself, as the page shows it. */
public record SubmitWish(String preference, List<Kind> kinds) {
    /**
     * A kind of works.
     *
     * @param words in English
     * @param byItself whether it may go by itself
     */
    public record Kind(String name, String words, boolean byItself) {}

    static SubmitWish of(Choices.Wish wish, OwnItem.Overview overview) {
        TreeSet<String> all = new TreeSet<>(overview.kinds());
        all.addAll(wish.leftOut());
        Stream<Kind> kinds = all.stream()
                .map(kind -> new Kind(kind, OwnWork.words(kind), !wish.leftOut().contains(kind)));
        return new SubmitWish(wish.preference().text(), kinds.toList());
    }
}
