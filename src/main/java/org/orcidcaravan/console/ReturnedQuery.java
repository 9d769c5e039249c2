package org.orcidcaravan.console;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.openid.RelyingParty;

/** The query with which a provider sends somebody back. */
public class ReturnedQuery {
    @QueryParam("code")
    @Nullable
    String code;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("error")
    @Nullable
    String error;

    @QueryParam("iss")
    @Nullable
    String issuer;

    boolean isNone() {
        return state == null && code == null && error == null;
    }

    RelyingParty.Returned returned() {
        return new RelyingParty.Returned(code, state, error, issuer);
    }
}
