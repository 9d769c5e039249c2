package org.orcidcaravan.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.Edition;
import org.orcidcaravan.sync.Format;
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
            description = "The files' format: xml, or json for ORCID's JSON of the same documents.")
    String format = "xml";

    @Option(
            names = {"-v", "--data-version"},
            paramLabel = "VERSION",
            defaultValue = "3.0",
            description = "The version of ORCID's data: 3.0 or 2.0.")
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
        if (path == null) {
            throw wrong("Say with -p which folder the mirror is in.");
        }
        return new PassRequest(path, chosen, days, true, edition());
    }

    private Edition edition() {
        Format chosen = Format.of(format)
                .orElseThrow(() ->
                        wrong("There is no format \"" + format + "\": leave -f out, or write -f xml or -f json."));
        if (version.equals("1.2")) {
            throw wrong(
                    "ORCID retired version 1.2 of its data and has no bucket of it any more: leave -v out for version"
                            + " 3.0, or write -v 2.0 for the older one that it still keeps.");
        }
        DataVersion of = DataVersion.of(version)
                .orElseThrow(() -> wrong("There is no version \"" + version
                        + "\" of ORCID's data: leave -v out, or write -v 3.0 or -v 2.0."));
        if (chosen == Format.JSON && of != DataVersion.V3_0) {
            throw wrong("JSON is written of version 3.0 only: leave -v out, or write -f xml.");
        }
        return new Edition(chosen, of);
    }

    private ParameterException wrong(String sentence) {
        CommandLine line = mixee == null ? new CommandLine(this) : mixee.commandLine();
        return new ParameterException(line, sentence);
    }
}
