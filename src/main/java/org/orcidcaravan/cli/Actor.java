package org.orcidcaravan.cli;

/** Who acts by the command line: the audit names the user of the operating system. */
final class Actor {
    private Actor() {}

    static String name() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }
}
