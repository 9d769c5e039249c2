package org.orcidcaravan.routing;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.orcidcaravan.consent.invite.MailSettings;

/** Who we are for the mail server. A bean, so that the password stands in no endpoint's address, which pages show. */
@Named("mailAuthenticator")
@Unremovable
@Singleton
public class MailServerLogin extends MailAuthenticator {
    private final MailSettings settings;

    MailServerLogin(MailSettings settings) {
        this.settings = settings;
    }

    /** Without a user when the server does not ask. */
    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
                settings.username().orElse(null), settings.password().orElse(null));
    }
}
