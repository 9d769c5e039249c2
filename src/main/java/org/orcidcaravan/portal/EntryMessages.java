package org.orcidcaravan.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page about the institution's sign-in says. */
@MessageBundle("entry")
public interface EntryMessages {
    @Message("Sign in")
    String title();

    @Message("Sign in with your account of {institution}, so that we know who you are. We do not learn your password.")
    String lead(String institution);

    @Message("Sign in at {institution}")
    String go(String institution);

    @Message("The sign-in of {institution} does not answer at the moment. Try again in some minutes.")
    String silent(String institution);

    @Message("You are not signed in: that took too long, or was begun elsewhere. Please begin again.")
    String again();

    @Message("You have signed in, but you are not on our list of researchers. Ask us to put you on it.")
    String unknown();

    @Message("Go on")
    String onward();
}
