package org.orcidcaravan;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.orcidcaravan.simulator.SimulatorSettings;

/**
 * The folder that relative paths in the settings belong to: the launcher's, or else the working directory. Read before
 * Quarkus is there, because the database has to be running by then.
 */
final class Home {
    private static final String DEVELOPMENT_LOADER = "io.quarkus.bootstrap.classloading.QuarkusClassLoader";
    private static final String SETTINGS = "application.properties";

    private final Path folder;
    private final SmallRyeConfig settings;

    private Home(Path folder, SmallRyeConfig settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Whether the build tool runs this, in development mode; Quarkus itself knows it only later. */
    static boolean inDevelopment() {
        return Home.class.getClassLoader().getClass().getName().equals(DEVELOPMENT_LOADER);
    }

    static Home find() {
        String profile =
                Optional.ofNullable(System.getProperty("quarkus.profile")).orElse(inDevelopment() ? "dev" : "prod");
        Path folder = Path.of(Optional.ofNullable(System.getProperty("caravan.home"))
                        .or(() -> Optional.ofNullable(System.getenv("CARAVAN_HOME")))
                        .orElse(""))
                .toAbsolutePath()
                .normalize();
        return new Home(folder, read(folder, profile));
    }

    private static SmallRyeConfig read(Path folder, String profile) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .addSystemSources()
                .withMapping(SimulatorSettings.class)
                .withProfile(profile);
        try {
            URL packaged = Thread.currentThread().getContextClassLoader().getResource(SETTINGS);
            if (packaged != null) {
                builder.withSources(new PropertiesConfigSource(packaged, 100));
            }
            Path own = folder.resolve(SETTINGS);
            if (Files.isReadable(own)) {
                builder.withSources(new PropertiesConfigSource(own.toUri().toURL(), 260));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SETTINGS + " in " + folder + ": " + e.getMessage(), e);
        }
        return builder.build();
    }

    /** The operators' settings file, if there is one. */
    Optional<Path> settingsFile() {
        return Optional.of(folder.resolve(SETTINGS)).filter(Files::isReadable);
    }

    Optional<String> setting(String key) {
        return settings.getOptionalValue(key, String.class);
    }

    SimulatorSettings simulator() {
        return settings.getConfigMapping(SimulatorSettings.class);
    }

    /** A folder from the settings, as an absolute path. */
    Path path(String key, String otherwise) {
        return folder.resolve(setting(key).orElse(otherwise)).normalize();
    }
}
