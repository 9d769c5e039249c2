package org.orcidcaravan.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that {@code download} and {@code sync} share; they mean what they mean in ORCID's own scripts. */
class PassOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec mixee;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            required = true,
            description = "The mirror's folder; made if need be.")
    @Nullable
    Path path;

    @Option(
            names = {"-s", "--summaries"},
            description = "Summaries: one document a record.")
    boolean summaries;

    @Option(
            names = {"-a", "--activities"},
            description = "Activities: one document a work, employment and so on.")
    boolean activities;

    @Option(
            names = {"-t", "--tar"},
            description = "Also make PATH/summaries.tar.gz and PATH/activities.tar.gz.")
    boolean archive;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "xml",
            description = "The files' format: xml.")
    String format = "xml";

    @Option(
            names = {"-v", "--data-version"},
            paramLabel = "VERSION",
            defaultValue = "3.0",
            description = "The version of ORCID's data: 3.0.")
    String version = "3.0";

    /** @throws ParameterException naming what is wrong and what to write instead; exit status 2 */
    PassRequest request(OptionalInt days) {
        Set<DataClass> chosen = EnumSet.noneOf(DataClass.class);
        if (summaries) {
            chosen.add(DataClass.SUMMARIES);
        }
        if (activities) {
            chosen.add(DataClass.ACTIVITIES);
        }
        if (chosen.isEmpty()) {
            throw wrong("Nothing to do: say -s for summaries, -a for activities, or both.");
        }
        if (!format.equals("xml")) {
            throw wrong("The format \"" + format + "\" is not there yet: leave -f out, or write -f xml.");
        }
        if (!version.equals("3.0")) {
            throw wrong("Version " + version + " of ORCID's data is not there yet: leave -v out, or write -v 3.0.");
        }
        if (path == null) {
            throw wrong("Say with -p which folder the mirror is in.");
        }
        return new PassRequest(path, chosen, days, true);
    }

    private ParameterException wrong(String sentence) {
        CommandLine line = mixee == null ? new CommandLine(this) : mixee.commandLine();
        return new ParameterException(line, sentence);
    }
}
