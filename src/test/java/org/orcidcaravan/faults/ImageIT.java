package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that ops/container/image makes, unpacked and entered as a container's runtime does it: nothing else is there. */
class ImageIT {
    private static final String ENTER = """
            set -e
            mkdir -p "$0/proc" "$0/dev"
            mount -t proc proc "$0/proc"
            mount --rbind /dev "$0/dev"
            exec chroot --userspec=10001:10001 "$0" "$@"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void somewhere_to_try_it() throws Exception {
        assumeThat(Path.of("/proc/self"))
                .as("only Linux has containers such as this one")
                .exists();
        assumeThat(ran(List.of("unshare", "-m", "-p", "-f", "true")).status())
                .as("to enter an image without a container runtime takes root")
                .isZero();
    }

    private record Ran(int status, String said) {}

    private Ran ran(List<String> command, String... environment) throws IOException, InterruptedException {
        Path said = Files.createTempFile("image", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        if (environment.length > 0) {
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            for (String setting : environment) {
                builder.environment().put(setting.replaceAll("=.*", ""), setting.replaceAll("^[^=]*=", ""));
            }
        }
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        Files.delete(said);
        assertThat(ended).as(text).isTrue();
        return new Ran(process.exitValue(), text);
    }

    @Test
    void the_image_has_all_that_the_program_and_its_database_need() throws Exception {
        Path image = folder.resolve("image.tar");
        Ran made = ran(List.of("ops/container/image", "--tag", "caravan:test", "--out", image.toString()));
        assertThat(made.status()).as(made.said()).isZero();

        Path parts = Files.createDirectory(folder.resolve("parts"));
        Path root = Files.createDirectory(folder.resolve("root"));
        assertThat(ran(List.of("tar", "-xf", image.toString(), "-C", parts.toString()))
                        .status())
                .isZero();
        JsonNode manifest = new ObjectMapper()
                .readTree(parts.resolve("manifest.json").toFile())
                .get(0);
        assertThat(manifest.at("/RepoTags/0").asText()).isEqualTo("caravan:test");
        for (JsonNode layer : manifest.path("Layers")) {
            assertThat(ran(List.of("tar", "-xpf", parts.resolve(layer.asText()).toString(), "-C", root.toString()))
                            .status())
                    .isZero();
        }
        JsonNode config = new ObjectMapper()
                .readTree(parts.resolve(manifest.path("Config").asText()).toFile())
                .path("config");
        assertThat(config.path("User").asText()).isEqualTo("10001");
        List<String> line = new ArrayList<>(List.of("unshare", "-m", "-p", "-f", "sh", "-c", ENTER, root.toString()));
        config.path("Entrypoint").forEach(word -> line.add(word.asText()));
        List<String> settings = new ArrayList<>();
        config.path("Env").forEach(setting -> settings.add(setting.asText()));
        settings.removeIf(setting -> setting.startsWith("PATH="));

        for (List<String> command : List.of(List.of("routes", "check"), List.of("audit", "verify"))) {
            List<String> whole = new ArrayList<>(line);
            whole.addAll(command);
            Ran ran = ran(whole, settings.toArray(String[]::new));
            assertThat(ran.status()).as(command + ": " + ran.said()).isZero();
        }
        assertThat(root.resolve("var/lib/caravan/postgres/PG_VERSION")).exists();
    }
}
