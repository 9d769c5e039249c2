package org.orcidcaravan.portal;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.OwnItem;
import org.orcidcaravan.push.OwnItem.Standing;

/**
 * A work as the page shows it.
 *
 * @param words its kind in English
 * @param mine whether it was its researcher who said never to send it
 */
public record OwnWork(
        long id,
        String title,
        String kind,
        String words,
        @Nullable Integer year,
        String state,
        String message,
        boolean mine,
        boolean onItsWay) {
    static OwnWork of(OwnItem item, String actor) {
        return new OwnWork(
                item.id(),
                item.label(),
                item.kind(),
                words(item.kind()),
                item.year(),
                item.standing().text(),
                item.message() == null ? "–" : item.message(),
                actor.equals(item.saidBy()),
                item.standing() == Standing.SENDING);
    }

    /** {@code journal-article} is "Journal article". */
    static String words(String kind) {
        return kind.isEmpty()
                ? kind
                : Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
    }
}
