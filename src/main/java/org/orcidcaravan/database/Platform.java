package org.orcidcaravan.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Names this machine as the binaries jars do.
 *
 * @param name system and processor, such as {@code linux-x86_64}; part of the archive's name
 * @param executableSuffix {@code .exe} on Windows, else empty
 */
record Platform(String name, String executableSuffix) {
    static Platform current() {
        var musl = Files.exists(Path.of("/etc/alpine-release"));
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), musl);
    }

    static Platform of(String system, String processor, boolean musl) {
        var name = system.toLowerCase(Locale.ROOT);
        var family = name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
        var architecture = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        var libc = musl && family.equals("linux") ? "-alpine_linux" : "";
        return new Platform(family + "-" + architecture + libc, family.equals("windows") ? ".exe" : "");
    }

    boolean isLinux() {
        return name.startsWith("linux");
    }

    /** The archive inside the binaries jar of this platform. */
    String archive() {
        return "/postgres-" + name + ".txz";
    }
}
