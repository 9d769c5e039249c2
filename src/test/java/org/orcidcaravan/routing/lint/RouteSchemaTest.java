package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Our reading of Camel's schema beside a full JSON Schema validator: whatever that one refuses, the lint refuses too. */
class RouteSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream in = RouteSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(JSON.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean validatorRefuses(String text) {
        JsonNode document = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        return !SCHEMA.validate(document).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors.camel.yaml", "sync-changes.camel.yaml", "sync-sink.camel.yaml"})
    void a_good_file_is_valid_to_a_full_validator_once_its_settings_have_values(String name) {
        assertThat(SCHEMA.validate(JSON.valueToTree(
                        new Load(LoadSettings.builder().build()).loadFromString(withValues(LintSample.text(name))))))
                .isEmpty();
    }

    /** The lint lets a placeholder stand for a boolean or a number, as Camel does; the schema does not know of them. */
    private static String withValues(String text) {
        return text.replace("\"{{caravan.sync.enabled}}\"", "true").replace("\"{{caravan.reads.redeliveries}}\"", "3");
    }

    @Test
    void what_a_full_validator_refuses_the_lint_refuses() {
        List<String> missed = new ArrayList<>();
        int refused = 0;
        for (String name : List.of("errors.camel.yaml", "sync-changes.camel.yaml", "sync-sink.camel.yaml")) {
            for (String spoilt : spoilt(withValues(LintSample.text(name)))) {
                if (validatorRefuses(spoilt)) {
                    refused++;
                    if (LintSample.findings(name, spoilt).isEmpty()) {
                        missed.add(spoilt);
                    }
                }
            }
        }

        assertThat(missed).isEmpty();
        assertThat(refused).as("spoilt files that the validator refuses").isGreaterThan(100);
    }

    /** Each line's name misspelt, its value replaced by a number and by a list in turn. */
    private static List<String> spoilt(String text) {
        List<String> lines = text.lines().toList();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.contains(":") || line.strip().startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            List<String> variants = new ArrayList<>(List.of(line.substring(0, colon) + "x" + line.substring(colon)));
            if (colon < line.length() - 1) {
                for (String value : List.of(" 7", " [a]")) {
                    variants.add(line.substring(0, colon + 1) + value);
                }
            }
            for (String variant : variants) {
                List<String> copy = new ArrayList<>(lines);
                copy.set(i, variant);
                all.add(String.join("\n", copy) + "\n");
            }
        }
        return all;
    }
}
