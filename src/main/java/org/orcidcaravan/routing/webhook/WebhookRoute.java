package org.orcidcaravan.routing.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.webhook.WebhookCalls.Call;

/** Hands what ORCID calls in to the route {@code consent-webhook-calls}, and waits until it is noted. */
@ApplicationScoped
public class WebhookRoute {
    /** A route that is stopped is no reason to let ORCID wait. */
    private static final String ROUTE = "direct:consent-webhook-calls?block=false&failIfNoConsumers=true";

    private static final Logger LOG = Logger.getLogger(WebhookRoute.class);

    private final CamelContext camel;

    WebhookRoute(CamelContext camel) {
        this.camel = camel;
    }

    /** What became of a call. */
    public enum Taken {
        /** It is noted. */
        NOTED,
        /** The address is none of ours: nothing was noted. */
        UNKNOWN,
        /** It could not be noted: ORCID is to call again. */
        LATER
    }

    /** Notes a call. */
    public Taken take(String orcid, String mark) {
        try (var producer = camel.createFluentProducerTemplate()) {
            return Boolean.TRUE.equals(
                            producer.to(ROUTE).withBody(new Call(orcid, mark)).request(Boolean.class))
                    ? Taken.NOTED
                    : Taken.UNKNOWN;
        } catch (CamelExecutionException | IOException e) {
            // Neither exception's words are told: the address may be in them.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf(
                    "A call of ORCID could not be noted, and is to come again: %s",
                    cause.getClass().getSimpleName());
            return Taken.LATER;
        }
    }
}
