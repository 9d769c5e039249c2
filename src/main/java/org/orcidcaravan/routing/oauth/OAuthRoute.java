package org.orcidcaravan.routing.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.orcidcaravan.consent.connect.OAuthCall;
import org.orcidcaravan.consent.connect.OrcidOAuth;
import org.orcidcaravan.consent.connect.OrcidSilent;

/** By the route {@code orcid-oauth}: hosts and limits of time stand there (docs/adr/0017). */
@ApplicationScoped
class OAuthRoute implements OrcidOAuth {
    private final CamelContext camel;

    OAuthRoute(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Reply send(OAuthCall call) {
        try (var producer = camel.createFluentProducerTemplate()) {
            return producer.to("direct:orcid-oauth").withBody(call).request(Reply.class);
        } catch (CamelExecutionException e) {
            throw new OrcidSilent(e.getCause() == null ? e : e.getCause());
        } catch (java.io.IOException e) {
            throw new OrcidSilent(e);
        }
    }
}
