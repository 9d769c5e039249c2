package org.orcidcaravan.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page about a researcher's data says. */
@MessageBundle("own")
public interface DataTexts {
    @Message("My data")
    String title();

    @Message("Everything that is stored about you here, and how it is deleted.")
    String lead();

    @Message("See everything")
    String export_title();

    @Message(
            "One file, in JSON: who you are to us, the permissions that you gave (without the secret keys), what happened and when, which text you agreed to, your works, and every request that we made to ORCID for them.")
    String export_text();

    @Message("Download my data")
    String export();

    @Message("Delete everything")
    String erase_title();

    @Message(
            "All of it is deleted, at once and for good. Works that are in your ORCID record stay there; if you do not want them, remove them first when you disconnect.")
    String erase_text();

    @Message(
            "What stays: that somebody was deleted; the log of what was done here, which names you only by a number that leads nowhere afterwards; and, if you wanted no more mails or none could reach you, your mail address on the list of those that we do not write to. If {institution} lists you as staff again, you are a newcomer, and may be invited again.")
    String erase_stays(String institution);

    @Message("First disconnect your ORCID iD: as long as we have your permission, we cannot forget you.")
    String erase_connected();

    @Message("Go to \"Disconnect\"")
    String erase_go();

    @Message(
            "You are disconnecting: works are still being removed, or your permission is still being given back. Come back a little later.")
    String erase_leaving();

    @Message("Yes, delete everything about me")
    String erase_sure();

    @Message("Delete everything")
    String erase();

    @Message("Tick the box, so that nothing is deleted by mistake.")
    String erase_unsure();

    @Message("Everything about you is deleted")
    String erased_title();

    @Message("Nothing that tells of you is stored here any more. You can close this page.")
    String erased();
}
