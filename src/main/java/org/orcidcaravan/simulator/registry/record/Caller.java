package org.orcidcaravan.simulator.registry.record;

/**
 * Who asks.
 *
 * @param source what items that it adds will carry
 * @param readsLimited whether it may see what the researcher shows to trusted parties only
 */
public record Caller(Source source, boolean readsLimited) {
    boolean owns(StoredItem item) {
        return item.source().equals(source);
    }

    boolean sees(StoredItem item) {
        return switch (item.visibility()) {
            case PUBLIC -> true;
            case LIMITED -> readsLimited || owns(item);
            case PRIVATE -> owns(item);
        };
    }
}
