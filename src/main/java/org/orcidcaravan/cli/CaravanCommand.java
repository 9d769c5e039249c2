package org.orcidcaravan.cli;

import picocli.CommandLine.Command;

/** The top of the command line, under which {@link Commands} puts the commands. Without a command it serves. */
@Command(
        name = "caravan",
        description = "Mirrors ORCID's public data, collects permissions, and carries publications to ORCID.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = ExitStatus.HELP)
public class CaravanCommand {}
