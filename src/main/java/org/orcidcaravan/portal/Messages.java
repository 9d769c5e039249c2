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

    @Message("ORCID is being asked.")
    String news_waiting();

    @Message("Look again")
    String news_again();

    @Message("Thank you: your ORCID iD is connected.")
    String news_connected();

    @Message(
            "You did not allow it at ORCID. Nothing is connected, and we will not ask again by ourselves. You can connect later, here.")
    String news_denied();

    @Message(
            "The ORCID iD that you signed in with belongs to somebody else here, so it was not connected. If it is yours, please ask us: then one of two entries of ours is wrong.")
    String news_taken();

    @Message("What came back from ORCID was not in order, so nothing was connected. Please try again.")
    String news_unfit();

    @Message("ORCID could not be asked, so nothing was connected. Please try again in a while.")
    String news_failed();

    @Message("Your linked ORCID iD stays as it was.")
    String news_kept();

    @Message("Two ORCID iDs")
    String other_title();

    @Message("You signed in at ORCID with another iD than the one that is linked here. Which one is yours?")
    String other_lead();

    @Message("Linked here:")
    String other_linked();

    @Message("Signed in with:")
    String other_came();

    @Message("Link the iD that I signed in with")
    String other_take();

    @Message("Keep the linked iD")
    String other_keep();

    @Message("This ORCID iD is connected:")
    String connected_lead();

    @Message("We know this ORCID iD of yours:")
    String linked_lead();

    @Message("We may put your publications on your record.")
    String connected_writes();

    @Message(
            "We know that this iD is yours. You did not allow us to put publications on your record: connect again if you would like that.")
    String connected_reads();

    @Message("Disconnect")
    String connected_leave();

    @Message(
            "Your permission has ended at ORCID: you took it back there, or it ran out. Nothing is sent any more. If you would like to go on, connect again.")
    String ended_at_orcid();

    @Message("You have disconnected. Nothing is sent any more.")
    String ended_here();

    @Message("What we put on your record is being removed.")
    String ended_removing();

    @Message("Connect again")
    String connect_again();

    @Message("Connecting is not set up here yet. Please come back later.")
    String not_ready();

    @Message("This did not begin here")
    String strange_title();

    @Message(
            "You came from ORCID to this page, but this browser did not begin that here, or it was too long ago. Nothing was connected, and nothing was sent to ORCID.")
    String strange_lead();

    @Message("Begin anew")
    String strange_go();

    @Message("Disconnect")
    String leave_title();

    @Message("Your permission is given back to ORCID, and nothing more is sent to your record.")
    String leave_lead();

    @Message("What shall become of what we put on your record?")
    String leave_items();

    @Message("Keep it on my record")
    String leave_keep();

    @Message("Remove it from my record")
    String leave_remove();

    @Message("Only what came from us is removed. It may take some minutes.")
    String leave_remove_how();

    @Message("Disconnect now")
    String leave_go();

    @Message("Stay connected")
    String leave_stay();

    @Message("Privacy")
    String privacy_title();

    @Message("What is stored about you")
    String privacy_stored_title();

    @Message("What the institution told this service of you: name, mail address, unit, and its own key for you.")
    String privacy_stored_person();

    @Message(
            "Your ORCID iD, and the permission that ORCID gave for it, encrypted; when you gave it and which text you were shown.")
    String privacy_stored_orcid();

    @Message("What was sent to your ORCID record, when, and what ORCID answered.")
    String privacy_stored_works();

    @Message("When you were invited, opened the invitation, connected, declined or disconnected.")
    String privacy_stored_history();

    @Message("What for")
    String privacy_purpose_title();

    @Message(
            "To link your ORCID iD with your publications here, and to put those on your ORCID record that you choose.")
    String privacy_purpose();

    @Message("On the grounds of your consent, which you can withdraw at any time, with effect from then on.")
    String privacy_basis();

    @Message("Who gets it")
    String privacy_shared_title();

    @Message("ORCID, Inc. (USA) gets what is put on your record. Nobody else does.")
    String privacy_shared();

    @Message("For how long")
    String privacy_retention_title();

    @Message("Until you disconnect, or have your data deleted; the institution may delete it earlier.")
    String privacy_retention();

    @Message("What you can do")
    String privacy_rights_title();

    @Message(
            "See, take with you and delete what is stored about you, and disconnect: all on these pages. You may also complain to a supervisory authority for data protection.")
    String privacy_rights();

    @Message("Cookies")
    String privacy_cookies_title();

    @Message(
            "One that knows you during your visit, and one for your language if you choose one. No others, and nothing of third parties.")
    String privacy_cookies();

    @Message(
            "{institution} runs this service. This page says what it stores about you, why, for how long, and whom you can ask.")
    String privacy_lead(String institution);

    @Message("About your data, ask {contact}.")
    String privacy_contact(String contact);

    @Message("Version of this text: {version}")
    String privacy_version(String version);
}
