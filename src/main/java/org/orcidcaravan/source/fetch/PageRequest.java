package org.orcidcaravan.source.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A page that is wanted.
 *
 * @param accept the media type
 * @param bearer a token to show; null for none
 * @param patience from the start of the request to the last byte of its answer, however steadily bytes drip in
 * @param maxBytes an answer that is longer is not read
 */
public record PageRequest(
        URI address, String accept, @Nullable String bearer, Duration patience, long maxBytes) {
    PageRequest at(URI elsewhere) {
        return new PageRequest(elsewhere, accept, bearer, patience, maxBytes);
    }

    /** Not with what a token or a person's search may be in. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getAuthority() + address.getPath();
    }
}
