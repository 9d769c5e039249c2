package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.orcidcaravan.push.call.OrcidSettings;

/**
 * What the researchers' pages may do in a browser (ASVS 5.0, 3.4.3). It differs from that of all pages in one word: the form
 * that leads to ORCID's page is answered by its address, and browsers hold redirects of forms against the policy.
 */
@ApplicationScoped
class Policy {
    private final String text;

    Policy(OrcidSettings orcid) {
        URI auth = orcid.authUrl();
        this.text =
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self' %s://%s; frame-ancestors 'none'"
                        .formatted(auth.getScheme(), auth.getRawAuthority());
    }

    String text() {
        return text;
    }
}
