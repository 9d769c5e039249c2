package org.orcidcaravan.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints: the build's. */
class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream version = requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
            return new String[] {"caravan " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
