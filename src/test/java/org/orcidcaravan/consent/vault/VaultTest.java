package org.orcidcaravan.consent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.orcid.OrcidId;

/** faults.md rows 62 and 79. */
class VaultTest {
    private static final String CANARY = "canary-4f6d-token";
    private static final Secret SECRET = new Secret(CANARY);
    private static final OrcidId ORCID = new OrcidId(900_000_000_001L);
    private static final Slot SLOT = new Slot("access_token", 7, ORCID);

    @TempDir
    Path folder;

    private Path file;
    private Vault vault;

    @BeforeEach
    void open() {
        file = folder.resolve("data/tokens.key");
        vault = new Vault(file);
    }

    @Test
    void a_token_comes_back_from_its_own_place() {
        byte[] sealed = vault.seal(SECRET, SLOT);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
        assertThat(vault.open(sealed, SLOT)).isEqualTo(SECRET);
        assertThat(new Vault(file).open(sealed, SLOT)).isEqualTo(SECRET);
    }

    @Test
    void row_79_a_ciphertext_that_was_moved_does_not_decrypt() {
        byte[] sealed = vault.seal(SECRET, SLOT);

        assertThat(List.of(
                        new Slot("access_token", 8, ORCID),
                        new Slot("access_token", 7, new OrcidId(900_000_000_002L)),
                        new Slot("refresh_token", 7, ORCID)))
                .allSatisfy(other -> assertThatThrownBy(() -> vault.open(sealed, other))
                        .isInstanceOf(KeyUnusable.class)
                        .hasMessageContainingAll(other.toString(), file.toString(), "Restore that key file"));
    }

    @Test
    void row_79_a_secret_prints_stars() {
        assertThat(SECRET).hasToString("***");
        assertThat("token: " + new Holder(SECRET)).doesNotContain(CANARY).contains("***");
        assertThat(SECRET.maskedIn("Invalid access token: " + CANARY)).isEqualTo("Invalid access token: ***");
        assertThat(new Secret("").maskedIn("as it is")).isEqualTo("as it is");
        assertThat(SECRET)
                .isEqualTo(new Secret(CANARY))
                .isNotEqualTo(new Secret("another"))
                .isNotEqualTo(CANARY);
        assertThat(new HashSet<>(List.of(SECRET, new Secret("another")))).hasSize(2);
        assertThat(SECRET).hasSameHashCodeAs(new Secret("another"));
    }

    private record Holder(Secret secret) {}

    @Test
    void the_same_token_has_the_same_fingerprint_here_and_another_elsewhere() {
        byte[] fingerprint = vault.fingerprint(SECRET);

        assertThat(fingerprint).hasSize(32).isEqualTo(new Vault(file).fingerprint(new Secret(CANARY)));
        assertThat(fingerprint).isNotEqualTo(vault.fingerprint(new Secret("another")));
        assertThat(fingerprint).isNotEqualTo(new Vault(folder.resolve("other.key")).fingerprint(SECRET));
    }

    @Test
    void only_its_owner_may_read_the_key_file() throws IOException {
        vault.seal(SECRET, SLOT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data/tokens.key.new")).doesNotExist();
    }

    @Test
    void a_key_file_that_others_may_read_is_refused_with_what_to_do() throws IOException {
        vault.seal(SECRET, SLOT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new Vault(file).seal(SECRET, SLOT))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContainingAll("rw-r-----", "chmod 600 " + file);
    }

    @Test
    void a_foreign_or_damaged_key_file_is_refused_and_left_alone() throws IOException {
        Files.createDirectories(file.getParent());
        for (String text : List.of(
                "",
                "not json",
                "[]",
                "{}",
                "{\"tokens\":1,\"fingerprints\":2}",
                "{\"tokens\":{},\"fingerprints\":{}}",
                "{\"tokens\":{\"primaryKeyId\":1,\"key\":[]},\"fingerprints\":{}}")) {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

            assertThatThrownBy(() -> new Vault(file).seal(SECRET, SLOT))
                    .as(text)
                    .isInstanceOf(KeyUnusable.class)
                    .hasMessageContainingAll(file.toString(), "is not a key file of Caravan", "caravan.tokens.key");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void a_folder_in_place_of_the_key_file_is_said() throws IOException {
        Files.createDirectories(file);

        assertThatThrownBy(() -> vault.seal(SECRET, SLOT))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_file_in_place_of_the_folder_is_said() throws IOException {
        Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> vault.seal(SECRET, SLOT))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContainingAll(file.toString(), "caravan.tokens.key");
    }

    @Test
    void nothing_is_decrypted_with_new_keys_when_the_file_is_missing() {
        assertThatThrownBy(() -> vault.open(new byte[40], SLOT))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContainingAll("is missing", "Restore it from a backup");
        assertThat(file).doesNotExist();
        assertThatThrownBy(vault::addKey).isInstanceOf(KeyUnusable.class).hasMessageContaining("no key file");
    }

    @Test
    void row_62_after_a_rotation_old_and_new_decrypt_and_a_running_service_notices() {
        Vault running = new Vault(file);
        byte[] old = running.seal(SECRET, SLOT);
        byte[] fingerprint = running.fingerprint(SECRET);

        assertThat(vault.addKey()).isEqualTo(2);
        byte[] renewed = vault.seal(SECRET, SLOT);

        assertThat(keyId(renewed)).isNotEqualTo(keyId(old));
        assertThat(vault.open(old, SLOT)).isEqualTo(SECRET);
        assertThat(running.open(renewed, SLOT)).isEqualTo(SECRET);
        assertThat(keyId(running.seal(SECRET, SLOT))).isEqualTo(keyId(renewed));
        assertThat(vault.fingerprint(SECRET)).isEqualTo(fingerprint);
    }

    @Test
    void row_62_a_key_file_that_became_unusable_leaves_a_running_service_its_keys() throws IOException {
        byte[] sealed = vault.seal(SECRET, SLOT);
        vault.open(sealed, SLOT);

        Files.writeString(file, "damaged, and longer or shorter than before");
        assertThat(vault.open(sealed, SLOT)).isEqualTo(SECRET);
        Files.delete(file);
        assertThat(vault.open(sealed, SLOT)).isEqualTo(SECRET);
        assertThat(vault.open(vault.seal(SECRET, SLOT), SLOT)).isEqualTo(SECRET);
        assertThat(file).doesNotExist();
    }

    @Test
    void threads_that_start_at_once_have_the_same_keys() throws Exception {
        Set<String> fingerprints = new HashSet<>();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> futures = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return new Vault(file).fingerprint(SECRET);
                }));
            }
            start.countDown();
            for (Future<byte[]> future : futures) {
                fingerprints.add(HexFormat.of().formatHex(future.get()));
            }
        }
        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void rotations_at_once_lose_no_key() throws Exception {
        byte[] old = vault.seal(SECRET, SLOT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                threads.submit(() -> new Vault(file).addKey());
            }
        }
        assertThat(vault.addKey()).isEqualTo(7);
        assertThat(vault.open(old, SLOT)).isEqualTo(SECRET);
    }

    @Test
    void processes_that_start_at_once_have_the_same_keys() throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KeyMaker.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            for (Process process : processes) {
                process.outputWriter().append('\n').flush();
            }
            Set<String> said = new HashSet<>();
            for (Process process : processes) {
                said.add(String.valueOf(process.inputReader().readLine()));
            }
            assertThat(said)
                    .containsExactly(HexFormat.of().formatHex(new Vault(file).fingerprint(new Secret("fixed"))));
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /** Tink's prefix: a version byte and the key's id. */
    private static String keyId(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, 5);
    }
}
