package org.orcidcaravan.consent.connect;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.Unguessable;

/**
 * Takes researchers to ORCID's page and back (RFC 6749, section 4.1; RFC 9700, section 2.1). A state is good once, for ten
 * minutes, in the browser that got it, and is used up before its code is: no code is exchanged twice (faults.md rows 69
 * and 70).
 */
@ApplicationScoped
public class Journeys {
    private static final Logger LOG = Logger.getLogger(Journeys.class);

    private final ConsentTransactionStore transactions;
    private final Grants grants;
    private final Arrivals arrivals;
    private final CodeExchange codes;
    private final OrcidPage page;
    private final Strangers strangers;
    private final MeterRegistry metrics;
    private final SecureRandom random = new SecureRandom();

    Journeys(
            ConsentTransactionStore transactions,
            Grants grants,
            Arrivals arrivals,
            CodeExchange codes,
            OrcidPage page,
            Strangers strangers,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.grants = grants;
        this.arrivals = arrivals;
        this.codes = codes;
        this.page = page;
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
        transactions.within("Failed to begin a connection", connection -> {
            JourneyStore.begin(connection, new JourneyStore.Begun(who.session(), state, nonce, page.plan(language)));
            return true;
        });
        return page.address(new OrcidPage.Asked(
                state, nonce, who.redirect(), language, who.person().orcid()));
    }

    /** Whether anybody can connect: we have credentials. */
    public boolean possible() {
        return page.ready();
    }

    /**
     * Notes that somebody came from ORCID's page of whom no browser here is known; ORCID is not asked anything.
     *
     * @return false, always
     */
    public boolean unknown() {
        return strangers.refused(null, "no session");
    }

    /**
     * Ends a journey; what became of it is {@link #latest}.
     *
     * @return whether it was one that this browser began; if not, ORCID was not asked anything
     */
    public boolean end(Traveller who, Return back) {
        String state = back.state() == null ? "" : back.state();
        if (back.issuer() != null && !page.isOf(back.issuer())) {
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
        return switch (codes.exchange(code, redirect, journey)) {
            case CodeExchange.Granted(Grant grant) -> arrivals.take(traveller, grant);
            case CodeExchange.Refused(Outcome outcome) -> outcome;
        };
    }
}
