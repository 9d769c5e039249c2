package org.orcidcaravan.cli;

import picocli.CommandLine.Command;

/** The settings. */
@Command(
        name = "config",
        description = "The settings in effect.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ConfigCommand {}
