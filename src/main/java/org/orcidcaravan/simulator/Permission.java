package org.orcidcaravan.simulator;

import java.util.List;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A simulated researcher's permission, as a system that came before this one would hand it over.
 *
 * @param token opens nothing but a simulated registry
 * @param scope as ORCID writes it, separated by spaces
 */
public record Permission(OrcidId orcid, String token, String scope) {
    /** The table that {@code tokens import} reads: a header, then a line for each. */
    public static String csv(List<Permission> permissions) {
        return permissions.stream()
                .map(p -> "%s,%s,%s\n".formatted(p.orcid, p.token, p.scope))
                .collect(Collectors.joining("", "orcid,access_token,scope\n", ""));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Permission of " + orcid + " for " + scope;
    }
}
