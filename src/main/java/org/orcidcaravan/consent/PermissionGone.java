package org.orcidcaravan.consent;

/** The permission was rejected, given back or removed since it was found: look for another one. */
public final class PermissionGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PermissionGone(Permission permission) {
        super("Token " + permission.token() + " for " + permission.orcid()
                + " is no longer valid. Find the person's permission anew.");
    }
}
