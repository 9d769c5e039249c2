package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link of the documentation arrives somewhere, and every picture is there. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static List<Path> documents() throws IOException {
        return Stream.of(
                        Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
                        ProjectFiles.under("docs", ".md").stream(),
                        Stream.of(Path.of("routes/README.md")))
                .flatMap(files -> files)
                .toList();
    }

    @Test
    void every_link_to_a_file_leads_to_one() throws IOException {
        for (Path document : documents()) {
            List<String> links = LINK.matcher(ProjectFiles.text(document))
                    .results()
                    .map(MatchResult::group)
                    .map(link -> link.substring(2, link.length() - 1).replaceAll("#.*", ""))
                    .filter(link -> !link.isEmpty() && !link.contains(":"))
                    .toList();
            assertThat(links)
                    .as("links of " + document)
                    .allSatisfy(link -> assertThat(document.resolveSibling(link).normalize())
                            .exists());
        }
    }
}
