package org.orcidcaravan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.settings.EffectiveSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings in effect, and where each comes from. */
@Command(
        name = "show",
        description = "Shows the settings in effect, sorted, with secrets masked, and where each comes from.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ShowConfigCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the settings as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        new Printed(spec.commandLine().getOut(), json)
                .table(
                        List.of("key", "value", "source"),
                        EffectiveSettings.all().stream()
                                .map(setting -> List.<Object>of(setting.key(), setting.value(), setting.source()))
                                .toList(),
                        row -> row.get(0) + "=" + row.get(1) + "  (" + row.get(2) + ")");
        return ExitStatus.DONE;
    }
}
