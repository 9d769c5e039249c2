package org.orcidcaravan.consent.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.orcidcaravan.consent.connect.Client;

/** How it stands with webhooks. It is up all the same: the sync brings what they do not. */
@Readiness
@ApplicationScoped
class WebhookReadiness implements HealthCheck {
    private final WebhookFigures figures;
    private final Addresses addresses;
    private final Client client;

    WebhookReadiness(WebhookFigures figures, Addresses addresses, Client client) {
        this.figures = figures;
        this.addresses = addresses;
        this.client = client;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("webhooks").up();
        WebhookFigures.Figures now = figures.latest();
        answer.withData("webhooks", standing(now));
        if (now.careTrouble() != null) {
            answer.withData("registering", now.careTrouble());
        }
        if (now.readTrouble() != null) {
            answer.withData("reading", now.readTrouble());
        }
        return answer.build();
    }

    private String standing(WebhookFigures.Figures now) {
        try {
            if (addresses.base().isEmpty()) {
                return "off";
            }
        } catch (NotNow unfit) {
            return unfit.getMessage() + ".";
        }
        if (!client.known()) {
            return "off: set caravan.orcid.client-id and caravan.orcid.client-secret";
        }
        return "%d registered, %d to be, %d refused; %d records are to be read, %d could not be."
                .formatted(
                        now.in(WebhookState.REGISTERED),
                        now.in(WebhookState.WANTED) + now.in(WebhookState.RENEWING),
                        now.in(WebhookState.REFUSED),
                        now.waiting(),
                        now.unreadable());
    }
}
