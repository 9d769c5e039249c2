package org.orcidcaravan.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page about a researcher's works says. */
@MessageBundle("submit")
public interface SubmitTexts {
    @Message("My works")
    String title();

    @Message("What {institution} knows of you. You decide what goes to your ORCID record.")
    String lead(String institution);

    @Message("Nothing can be sent: we have no permission for your record.")
    String no_permission();

    @Message("Connect your ORCID iD")
    String connect();

    @Message("Your ORCID record:")
    String record();

    @Message("We know of no works of yours yet. They appear here as soon as our systems name you as their author.")
    String none();

    @Message("No works fit what you asked for.")
    String none_fit();

    @Message("Year")
    String year();

    @Message("Type")
    String kind_label();

    @Message("State")
    String state_label();

    @Message("all")
    String any();

    @Message("Show these")
    String apply();

    @Message(
            "{#switch state}{#case 'new'}New{#case 'changed'}In your record, changed since{#case 'sending'}On its way{#case 'waiting'}Waits for your permission or your record{#case 'sent'}In your record{#case 'refused'}Refused by ORCID{#case 'removed'}Removed by you{#case 'never'}Never send{#else}Not offered any more{/switch}")
    String state(String state);

    @Message("{#if kind}{words}{/if}")
    String kind(String kind, String words);

    @Message("Select: {title}")
    String select(String title);

    @Message("Send the selected works")
    String send();

    @Message("Never send the selected works")
    String never();

    @Message("Send all that is new or changed ({number})")
    String send_all(int number);

    @Message("Allow again")
    String allow();

    @Message("You said never to send this.")
    String said_you();

    @Message("Our staff said never to send this: {reason}")
    String said_staff(String reason);

    @Message("You deleted it in your record. It comes back only if you send it again.")
    String removed_why();

    @Message("ORCID did not take it. It says, or we say of its answer:")
    String refused_why();

    @Message(
            "Select it and send it again when the reason is gone; what is wrong in our data is corrected in the system that it comes from.")
    String refused_next();

    @Message(
            "{#if number == 1}One work is on its way.{#else}{number} works are on their way.{/if} This page looks by itself.")
    String progress(int number);

    @Message("All that was on its way is done.")
    String progress_done();

    @Message("{#if number == 1}One work goes to your record now.{#else}{number} works go to your record now.{/if}")
    String done_sent(int number);

    @Message("Nothing was sent: choose works that are new, changed, refused or removed.")
    String done_nothing();

    @Message("Your wish is noted.")
    String done_noted();

    @Message("Earlier page")
    String earlier();

    @Message("Later page")
    String later();

    @Message("What is sent by itself")
    String wish_title();

    @Message("Everything: new works and changes go to my record by themselves")
    String wish_automatic();

    @Message("Ask me: new works wait here until I choose them")
    String wish_ask();

    @Message("Off: nothing is sent or changed unless I choose it")
    String wish_off();

    @Message("Kinds that may go by themselves; others wait here until you choose them")
    String wish_kinds();

    @Message("Save")
    String save();
}
