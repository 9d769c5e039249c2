package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.Revival;
import org.orcidcaravan.push.Revival.Resumed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person who need not wait any longer. */
@Command(
        name = "resume",
        description = {
            "Ends a person's pause before its time: what waits is sent. If ORCID still refuses, the person is paused again."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ResumePersonCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "PERSON", description = "The person's key or iD.")
    String named = "";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PersonStore people;

    @Inject
    Revival revival;

    @Override
    public Integer call() {
        state.open();
        Person person = KnownPerson.find(people, named, spec.commandLine());
        Optional<Resumed> resumed = revival.resume(person.id(), Actor.name());
        if (resumed.isEmpty()) {
            spec.commandLine().getErr().println(named + " is not paused: nothing is changed.");
            spec.commandLine().getErr().flush();
            return ExitStatus.LEFT;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s was paused (%s) and goes on, with %,d tasks that waited.%n",
                        named,
                        resumed.get().reason(),
                        resumed.get().tasks());
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}
