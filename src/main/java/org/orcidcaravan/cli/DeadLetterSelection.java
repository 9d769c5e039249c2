package org.orcidcaravan.cli;

import java.util.List;
import java.util.Optional;
import org.orcidcaravan.push.Acted;
import org.orcidcaravan.push.DeadLetterFilter;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which dead letters an act is about: by their ids, by options, or all. */
class DeadLetterSelection {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Dead letters by their ids.")
    List<Long> ids = List.of();

    @Option(names = "--all", description = "All that are on the list.")
    boolean all;

    @Mixin
    DeadLetterOptions options = new DeadLetterOptions();

    /** What has to fit; empty: the ids say which. */
    Optional<DeadLetterFilter> filter(CommandLine command) {
        int ways = (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (options.areEmpty() ? 0 : 1);
        if (ways != 1) {
            throw new ParameterException(
                    command, "Say which dead letters in one way: by their ids, by options such as --person, or --all.");
        }
        return ids.isEmpty() ? Optional.of(options.filter(command)) : Optional.empty();
    }

    /** Says what came of an act on one; gives whether it was done. */
    static boolean say(CommandLine command, long id, Acted acted) {
        switch (acted) {
            case Acted.Done(var now) -> command.getOut().println(id + " is " + now.text() + " now.");
            case Acted.NotAsSeen(var now) ->
                command.getErr().println(id + " is not on the list: it is " + now.text() + ". Nothing is changed.");
            case Acted.Missing() ->
                command.getErr().println("There is no dead letter " + id + ": see \"dead-letters list\".");
        }
        command.getOut().flush();
        command.getErr().flush();
        return acted instanceof Acted.Done;
    }
}
