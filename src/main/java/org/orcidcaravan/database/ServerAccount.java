package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run, because they refuse root. As an ordinary user nothing changes. As root they run
 * in a user namespace that hides it (files stay root's), or, where containers forbid that, as the owner of the data
 * folder or a system account.
 *
 * @param prefix what goes before a program's command line
 * @param owner uid and gid of the server's files; empty when they are ours
 */
record ServerAccount(List<String> prefix, Optional<Owner> owner) {
    /** We ourselves: for programs that anyone may run. */
    static final ServerAccount SELF = new ServerAccount(List.of(), Optional.empty());

    private static final List<String> HIDDEN = List.of("unshare", "-U", "--");

    record Owner(int uid, int gid) {
        static Owner of(Path path) throws IOException {
            return new Owner((int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
        }

        /** Runs as this owner; the namespace goes on top for a number without a name, which initdb refuses. */
        List<ServerAccount> accounts() {
            var become = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
            var hidden = Stream.concat(become.stream(), HIDDEN.stream()).toList();
            return List.of(new ServerAccount(hidden, Optional.of(this)), new ServerAccount(become, Optional.of(this)));
        }
    }

    static ServerAccount choose(DataFolder folder, Platform platform) {
        if (!platform.isLinux()) {
            return SELF;
        }
        try {
            return candidates(folder).stream()
                    .filter(account -> account.reaches(folder.root()))
                    .findFirst()
                    .orElseThrow(() -> new DatabaseUnavailable(
                            "Failed to start the embedded database: PostgreSQL refuses root, and neither unshare nor setpriv gives it an account that reaches %s. Run Caravan as an ordinary user, or set quarkus.datasource.jdbc.url."
                                    .formatted(folder.root())));
        } catch (IOException e) {
            throw Diagnosis.of("find an account for PostgreSQL in " + folder.root(), DataFolder.reason(e), e);
        }
    }

    private static List<ServerAccount> candidates(DataFolder folder) throws IOException {
        var hidden = new ServerAccount(HIDDEN, Optional.empty());
        if (Owner.of(Path.of("/proc/self/")).uid() != 0) {
            // "?" is what the JVM says of a number without a name, as containers like to use.
            return System.getProperty("user.name", "?").equals("?") ? List.of(hidden, SELF) : List.of(SELF);
        }
        var owner = Owner.of(Files.exists(folder.cluster()) ? folder.cluster() : folder.root());
        if (owner.uid() != 0) {
            return owner.accounts();
        }
        if (hidden.reaches(folder.root())) {
            return List.of(hidden);
        }
        letThrough(folder.root());
        return systemAccount().map(Owner::accounts).orElse(List.of());
    }

    /** Gives the server's account a file or folder with all in it. */
    void own(Path tree) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.toList()) {
                if (!Owner.of(path).equals(owner.get())) {
                    Files.setAttribute(path, "unix:gid", owner.get().gid());
                    Files.setAttribute(path, "unix:uid", owner.get().uid());
                }
            }
        }
    }

    private boolean reaches(Path folder) {
        // We made it; and a lean container has no program to ask with.
        return prefix.isEmpty()
                || new Program(this, List.of("test", "-x", folder.toString()))
                        .run()
                        .succeeded();
    }

    private static void letThrough(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }

    private static Optional<Owner> systemAccount() throws IOException {
        var accounts = Files.readAllLines(Path.of("/etc/passwd"));
        for (var name : List.of("postgres", "nobody")) {
            for (var line : accounts) {
                var fields = line.split(":", -1);
                if (fields.length > 3 && fields[0].equals(name)) {
                    return Optional.of(new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
                }
            }
        }
        return Optional.empty();
    }
}
