package org.orcidcaravan.push.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Item;

/**
 * An item that a record holds, as far as the list of its section tells: a work's contributors, abstract and citation, a
 * funding's amount, a review's subject and a proposal's resources are only in the whole item.
 *
 * @param source the client that wrote it, or an iD when the researcher did
 * @param principal the other client on whose behalf it was written; null for none
 * @param selfIds the identifiers of the item itself in normal form, ours and ORCID's
 * @param item its content
 */
public record RemoteItem(
        long putCode, @Nullable String source, @Nullable String principal, Set<NormalId> selfIds, Item item) {
    public RemoteItem {
        selfIds = Set.copyOf(selfIds);
    }

    /** Whether that client wrote it for itself, and so may replace it. */
    public boolean isOf(String clientId) {
        return clientId.equals(source) && (principal == null || clientId.equals(principal));
    }
}
