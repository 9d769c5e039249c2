package org.orcidcaravan.cli;

import picocli.CommandLine.Command;

/** The operators' route files. */
@Command(
        name = "routes",
        description = "The operators' route files.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RoutesCommand {}
