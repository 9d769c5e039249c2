package org.orcidcaravan.consent.invite;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** A mail as it goes over the wire. It knows whether its content has begun to: from then on it may have arrived. */
public final class Letter extends MimeMessage {
    private final MailLease lease;
    private final String address;
    private volatile boolean handedOver;

    Letter(MailLease lease, String address) {
        super(Session.getInstance(new Properties()));
        this.lease = lease;
        this.address = address;
    }

    MailLease lease() {
        return lease;
    }

    /** To whom, as the person's row has it. */
    String address() {
        return address;
    }

    /** Whether the server may have it. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, ignored);
    }
}
