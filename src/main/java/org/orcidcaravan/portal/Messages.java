package org.orcidcaravan.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What every page of the portal says, and the pages about connecting, in English; other languages are files beside
 * {@code messages/msg_de.properties}. Other pages have bundles of their own.
 */
@MessageBundle("msg")
public interface Messages {
    @Message("Skip to the content")
    String skip();

    @Message("Your ORCID iD at {institution}")
    String home(String institution);

    @Message("Pages")
    String pages();

    @Message("Start")
    String nav_start();

    @Message("My works")
    String nav_submit();

    @Message("My data")
    String nav_data();

    @Message("Privacy")
    String nav_privacy();

    @Message("Disconnect")
    String nav_leave();

    @Message("Language")
    String language();

    @Message("You are here as {name}.")
    String here_as(String name);

    @Message("End this visit")
    String sign_out();

    @Message("Questions? Ask {contact}.")
    String questions(String contact);

    @Message("Your ORCID iD")
    String start_title();

    @Message(
            "With your ORCID iD connected, {institution} can put your publications on your ORCID record, and you need not type them yourself.")
    String start_lead(String institution);

    @Message("What connecting gives you")
    String gives_title();

    @Message("We know for certain which iD is yours, because you tell us by signing in at ORCID; nobody types it.")
    String gives_id();

    @Message("Your publications that we know of can appear on your record, from us as their source. You choose which.")
    String gives_works();

    @Message("You can take all of it back at any time, here or at ORCID.")
    String gives_control();

    @Message("What we store")
    String stores_title();

    @Message(
            "Your iD, and the permission that ORCID gives us for it, encrypted; when you gave it, and what you were shown then; and what we sent to your record.")
    String stores();

    @Message("Never your ORCID password: you type that at ORCID only.")
    String stores_not();

    @Message("More about your data")
    String stores_more();

    @Message("Connect your ORCID iD")
    String connect();

    @Message(
            "ORCID's page opens, asks you to sign in or to make an iD, and asks whether you allow it. Then you come back here.")
    String connect_how();

    @Message(
            "We do not know who you are yet. Open the personal link in the mail that you got from us, and come back by it.")
    String unknown_link();

    @Message("Sign in with your account of {institution}")
    String unknown_provider(String institution);

    @Message("Your invitation")
    String invitation_title();

    @Message("You have followed your personal link. Go on to see what connecting your ORCID iD means, and to decide.")
    String invitation_lead();

    @Message("Go on")
    String invitation_go();

    @Message("This link does not work any more")
    String invitation_useless_title();

    @Message(
            "Personal links work once and for a limited time. If you used yours, and want to come back, ask us for another one.")
    String invitation_useless();
}
