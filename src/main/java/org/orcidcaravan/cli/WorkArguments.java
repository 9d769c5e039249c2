package org.orcidcaravan.cli;

import java.util.Locale;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.push.ItemKey;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Which work: what a source has of a person. */
class WorkArguments {
    @Parameters(index = "0", paramLabel = "PERSON", description = "The person's key or iD.")
    String person = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "Where it comes from, such as csv.")
    String source = "";

    @Parameters(index = "2", paramLabel = "SOURCE_ID", description = "Its key there.")
    String sourceId = "";

    /**
     * @param command whose usage is told when nobody is known by that name
     */
    ItemKey key(PersonStore people, CommandLine command) {
        return new ItemKey(KnownPerson.find(people, person, command).id(), source, sourceId);
    }

    /** Tells how many of it changed; for people. */
    int done(CommandLine command, String form, int number) {
        command.getOut().printf(Locale.ROOT, form, this, number);
        command.getOut().flush();
        return ExitStatus.DONE;
    }

    /** Tells why nothing changed. */
    int left(CommandLine command, String why) {
        command.getErr().println(this + " " + why + ": nothing is changed.");
        command.getErr().flush();
        return ExitStatus.LEFT;
    }

    /** For sentences. */
    @Override
    public String toString() {
        return sourceId + " of " + person;
    }
}
