package org.orcidcaravan.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.orcidcaravan.routing.lint.RouteFile;
import org.orcidcaravan.routing.lint.UnreadableRouteFile;

/** The operators' folder: flat, every YAML file in it is meant to be a route file. */
final class RouteFolder {
    private RouteFolder() {}

    /**
     * Files ending in {@code .yaml} or {@code .yml}, by name: one with a wrong ending is a mistake to report, not to skip.
     *
     * @throws UncheckedIOException when the folder cannot be listed
     */
    static List<Path> files(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Failed to list the routes folder '" + folder + "': check that it exists and may be read.",
                    unreadable);
        }
    }

    /**
     * The files of the folder {@code examples} in it, which nobody loads; none when there is no such folder.
     *
     * @throws UncheckedIOException when it cannot be listed
     */
    static List<Path> examples(Path folder) {
        Path examples = folder.resolve("examples");
        return Files.isDirectory(examples) ? files(examples) : List.of();
    }

    static RouteFile read(Path file) throws IOException, UnreadableRouteFile {
        return RouteFile.read(String.valueOf(file.getFileName()), Files.readString(file));
    }
}
