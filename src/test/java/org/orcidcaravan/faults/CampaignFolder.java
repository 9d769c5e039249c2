package org.orcidcaravan.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The operators' campaigns of a test: one that is called ask, for one group. */
record CampaignFolder(Path folder) {
    void ask(String group) {
        write("ask.yaml", """
                description: Asks everybody of a group
                languages: [en, de]
                audience:
                  groups: [%s]
                mails:
                  - name: first
                    template: ask
                    when:
                      states: [known, identified]
                  - name: second
                    template: ask
                    when:
                      states: [invited, opened]
                      after: first
                      delay: P14D
                """.formatted(group));
        for (String language : List.of("en", "de")) {
            write(
                    "templates/ask." + language + ".txt",
                    "Subject: {givenName}, connect (" + language + ")\nDear {name},\n{link}\n\n{optOut}\n");
            write(
                    "templates/ask." + language + ".html",
                    "<p>Dear {name}, <a href=\"{link}\">connect</a>, or <a href=\"{optOut}\">no mails</a></p>\n");
        }
    }

    void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
