package org.orcidcaravan.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page says by which people opt out of mails. */
@MessageBundle("mail")
public interface MailMessages {
    @Message("Mails about your ORCID iD")
    String title();

    @Message(
            "We write to {address} about connecting your ORCID iD. Press the button, and we do not write to you again.")
    String lead(String address);

    @Message("No more of these mails")
    String go();

    @Message("You can still connect your iD at any time; it is only the mails that end.")
    String still();

    @Message("We do not write to {address} about this any more.")
    String done(String address);

    @Message("This link does not work")
    String useless_title();

    @Message("See whether all of it was copied, or answer the mail that it came with, and we do it for you.")
    String useless();
}
