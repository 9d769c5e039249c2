package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser sent a request because of a page of ours (ASVS 5.0, 3.5.1). A cookie alone does not say so: other pages
 * can make a browser send it.
 */
@ApplicationScoped
public class SameOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String ours;

    public SameOrigin(PublicAddress address) {
        this.ours = address.origin();
    }

    /**
     * What a browser says of a request.
     *
     * @param site {@code Sec-Fetch-Site}: says it outright, and no page can forge it; null: an old browser, or no TLS
     * @param origin {@code Origin}
     * @param host {@code Host}
     */
    public record Signs(
            String method,
            @Nullable String site,
            @Nullable String origin,
            @Nullable String host) {}

    /** Whether it may be answered; what changes nothing always may. */
    public boolean allows(Signs signs) {
        if (SAFE.contains(signs.method())) {
            return true;
        }
        if (signs.site() != null) {
            return signs.site().equals("same-origin");
        }
        String origin = signs.origin();
        if (origin == null) {
            return false;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.equals(ours) || isOf(signs.host(), lower);
    }

    private static boolean isOf(@Nullable String host, String origin) {
        if (host == null || host.isBlank()) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return origin.equals("http://" + lower) || origin.equals("https://" + lower);
    }
}
