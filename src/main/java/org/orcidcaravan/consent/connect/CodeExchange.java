package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.orcid.Scope;

/** Turns a code of ORCID's page into a permission, once (RFC 6749, section 4.1.3), and sees that it is genuine. */
@ApplicationScoped
class CodeExchange {
    private static final Logger LOG = Logger.getLogger(CodeExchange.class);
    private static final int OK = 200;

    private final Client client;
    private final OrcidOAuth orcid;
    private final IdTokens idTokens;

    CodeExchange(Client client, OrcidOAuth orcid, IdTokens idTokens) {
        this.client = client;
        this.orcid = orcid;
        this.idTokens = idTokens;
    }

    /** What came of it. */
    sealed interface Result {}

    /** ORCID gave a permission. */
    record Granted(Grant grant) implements Result {}

    /** It gave none, or one that is not to be believed. */
    record Refused(Outcome outcome) implements Result {}

    /** @throws OrcidSilent when ORCID does not answer; the code may be used up */
    Result exchange(String code, String redirect, JourneyStore.Consumed journey) {
        OrcidOAuth.Reply reply = orcid.send(client.exchange(code, redirect));
        if (reply.status() != OK) {
            LOG.warnf("ORCID refused a code with status %d.", reply.status());
            return new Refused(Outcome.FAILED);
        }
        Optional<Grant> grant = Grant.read(reply.body());
        if (grant.isEmpty()) {
            LOG.warn("ORCID's answer to a code names no iD or no token.");
            return new Refused(Outcome.UNFIT);
        }
        if (!isGenuine(grant.get(), journey)) {
            LOG.warnf(
                    "The id_token that came for %s is not genuine.", grant.get().orcid());
            orcid.send(client.revocation(grant.get().access()));
            return new Refused(Outcome.UNFIT);
        }
        return new Granted(grant.get());
    }

    private boolean isGenuine(Grant grant, JourneyStore.Consumed journey) {
        if (!Scope.granted(journey.scopes()).contains(Scope.OPENID)
                || !Scope.granted(grant.scopes()).contains(Scope.OPENID)) {
            return true;
        }
        String idToken = grant.idToken();
        return idToken != null && idTokens.genuine(idToken, grant.orcid(), journey.nonceHash());
    }
}
