package org.orcidcaravan.consent.connect;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.orcid.Scope;

/**
 * Takes researchers to ORCID's page and back (RFC 6749, section 4.1; RFC 9700, section 2.1). A state is good once, for ten
 * minutes, in the browser that got it, and is used up before its code is: no code is exchanged twice (faults.md rows 69
 * and 70).
 */
@ApplicationScoped
public class Journeys {
    private static final Logger LOG = Logger.getLogger(Journeys.class);
    private static final int OK = 200;

    private final ConsentTransactionStore transactions;
    private final Grants grants;
    private final OrcidOAuth orcid;
    private final IdTokens idTokens;
    private final Client client;
    private final RegistrySettings registry;
    private final ConsentSettings settings;
    private final Strangers strangers;
    private final MeterRegistry metrics;
    private final SecureRandom random = new SecureRandom();

    Journeys(
            ConsentTransactionStore transactions,
            Grants grants,
            OrcidOAuth orcid,
            IdTokens idTokens,
            Client client,
            RegistrySettings registry,
            ConsentSettings settings,
            Strangers strangers,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.grants = grants;
        this.orcid = orcid;
        this.idTokens = idTokens;
        this.client = client;
        this.registry = registry;
        this.settings = settings;
        this.strangers = strangers;
        this.metrics = metrics;
    }

    /** With what ORCID's page leads back. */
    public record Return(
            @Nullable String code,
            @Nullable String error,
            @Nullable String state,
            @Nullable String issuer) {
        /** Whether there is anything of ORCID's in it. */
        public boolean any() {
            return code != null || error != null || state != null;
        }

        /** A code is as good as a password until it is exchanged. */
        @Override
        public String toString() {
            return "Return[" + (error == null ? "with a code" : "without") + "]";
        }
    }

    /** Whose browser it is. */
    public record Traveller(long session, Person person, String redirect) {}

    /**
     * Begins a journey.
     *
     * @param language of the words that the person was shown, and of ORCID's page
     * @return ORCID's page, to which the browser goes
     */
    public URI begin(Traveller who, String language) {
        String state = Unguessable.make(random);
        String nonce = Unguessable.make(random);
        JourneyStore.Plan plan =
                new JourneyStore.Plan(settings.scopes(), settings.textVersion() + "/" + language, settings.stateLife());
        transactions.within("Failed to begin a connection", connection -> {
            JourneyStore.begin(connection, new JourneyStore.Begun(who.session(), state, nonce, plan));
            return true;
        });
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("response_type", "code");
        query.put("scope", settings.scopes());
        query.put("redirect_uri", who.redirect());
        query.put("state", state);
        if (Scope.granted(settings.scopes()).contains(Scope.OPENID)) {
            query.put("nonce", nonce);
        }
        query.put("lang", language);
        if (who.person().orcid() != null) {
            query.put("orcid", who.person().orcid().toString());
        }
        return URI.create(registry.authUrl() + "/oauth/authorize?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + OAuthCall.encoded(each.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /**
     * Ends a journey; what became of it is {@link #latest}.
     *
     * @return whether it was one that this browser began; if not, ORCID was not asked anything
     */
    public boolean end(Traveller who, Return back) {
        String state = back.state() == null ? "" : back.state();
        if (back.issuer() != null && !back.issuer().equals(registry.issuer())) {
            return strangers.refused(who.person().id(), "another issuer");
        }
        Optional<JourneyStore.Consumed> consumed = transactions.within(
                "Failed to end a connection", connection -> JourneyStore.consume(connection, state, who.session()));
        if (consumed.isPresent()) {
            Outcome outcome = outcome(who, consumed.get(), back);
            metrics.counter("caravan.consent.returns", "outcome", outcome.text())
                    .increment();
            return true;
        }
        boolean again = transactions.within(
                "Failed to look a connection up", connection -> JourneyStore.used(connection, state, who.session()));
        return again || strangers.refused(who.person().id(), "an unknown state");
    }

    /** What became of the newest journey of a browser, for as long as that is news. */
    public Optional<Journey> latest(long session) {
        return transactions.within(
                "Failed to look a connection up", connection -> JourneyStore.latest(connection, session));
    }

    private Outcome outcome(Traveller who, JourneyStore.Consumed journey, Return back) {
        Grants.Traveller traveller =
                new Grants.Traveller(journey.id(), who.person().id(), journey.consentText());
        if ("access_denied".equals(back.error())) {
            grants.denied(traveller);
            return Outcome.DENIED;
        }
        Outcome outcome;
        try {
            outcome = back.code() == null ? Outcome.FAILED : exchanged(traveller, journey, back.code(), who.redirect());
        } catch (OrcidSilent e) {
            LOG.warn(e.getMessage());
            outcome = Outcome.FAILED;
        }
        if (outcome == Outcome.FAILED || outcome == Outcome.UNFIT) {
            grants.ended(traveller, outcome);
        }
        return outcome;
    }

    private Outcome exchanged(Grants.Traveller traveller, JourneyStore.Consumed journey, String code, String redirect) {
        OrcidOAuth.Reply reply = orcid.send(client.exchange(code, redirect));
        if (reply.status() != OK) {
            LOG.warnf("ORCID refused a code with status %d.", reply.status());
            return Outcome.FAILED;
        }
        Optional<Grant> grant = Grant.read(reply.body());
        if (grant.isEmpty()) {
            LOG.warn("ORCID's answer to a code names no iD or no token.");
            return Outcome.UNFIT;
        }
        if (!isGenuine(grant.get(), journey)) {
            LOG.warnf(
                    "The id_token that came for %s is not genuine.", grant.get().orcid());
            orcid.send(client.revocation(grant.get().access()));
            return Outcome.UNFIT;
        }
        return grants.take(traveller, grant.get());
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
