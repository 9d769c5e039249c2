package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelRulesTest {
    @Test
    void a_file_is_named_for_its_group() {
        assertThat(LintSample.findings("Changes.yaml", "[]"))
                .containsExactly(new Finding(
                        1,
                        "file-name",
                        "File 'Changes.yaml' is not named <group>-<what>.camel.yaml: rename it, for example to"
                                + " 'sync-changes.camel.yaml'."));
    }

    @Test
    void broken_yaml_is_reported_with_its_line() {
        assertThat(LintSample.findings("sync-try.camel.yaml", "- route:\n    id: a\n   group: sync\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("yaml");
                    assertThat(finding.line()).isEqualTo(3);
                    assertThat(finding.message()).startsWith("Failed to read 'sync-try.camel.yaml' as YAML: ");
                });
    }

    @Test
    void an_empty_file_a_mapping_and_an_anchor_are_refused() {
        assertThat(LintSample.findings("sync-try.camel.yaml", "# nothing\n"))
                .containsExactly(new Finding(
                        1,
                        "yaml",
                        "File 'sync-try.camel.yaml' is empty: write at least one '- route:', or delete the file."));
        assertThat(LintSample.findings("sync-try.camel.yaml", "route:\n  id: a\n"))
                .containsExactly(new Finding(
                        1, "yaml", "File 'sync-try.camel.yaml' is not a list: begin each entry with '- route:'."));
        assertThat(LintSample.findings("sync-try.camel.yaml", "- route: &all\n    id: *all\n"))
                .containsExactly(
                        new Finding(
                                1,
                                "yaml",
                                "File 'sync-try.camel.yaml' uses the YAML anchor '&all': write the text out where it is needed."));
    }

    @Test
    void only_routes_configurations_and_templates_stand_at_the_top() {
        assertThat(LintSample.findings("sync-try.camel.yaml", "- from:\n    uri: direct:a\n"))
                .containsExactly(new Finding(
                        1,
                        "entry",
                        "File 'sync-try.camel.yaml' has a top-level 'from': write '- route:' (or routeConfiguration,"
                                + " routeTemplate) and put 'from' in it."));
        assertThat(LintSample.findings("sync-try.camel.yaml", "- beans:\n    - name: a\n      type: org.example.A\n"))
                .containsExactly(new Finding(
                        1,
                        "entry",
                        "File 'sync-try.camel.yaml' defines beans: remove 'beans' and name beans of the service with"
                                + " 'ref', which a developer adds as @Named classes."));
    }

    @Test
    void the_file_of_errors_holds_no_route() {
        assertThat(LintSample.findings("errors.camel.yaml", LintSample.route("- stop: {}")))
                .contains(new Finding(
                        1,
                        "entry",
                        "Route 'sync-try' stands in 'errors.camel.yaml', which holds only route configurations: move it to"
                                + " a file of its own."));
    }

    @Test
    void the_main_routes_id_is_the_files_name() {
        assertThat(LintSample.spoilt("id: sync-changes\n", "id: changes\n"))
                .containsExactly(new Finding(
                        3,
                        "id",
                        "Route 'changes' is the main route of 'sync-changes.camel.yaml': write 'id: sync-changes'."));
    }

    @Test
    void further_ids_begin_with_the_files_id() {
        assertThat(LintSample.spoilt("id: sync-changes-object", "id: sync-object"))
                .containsExactly(new Finding(
                        26,
                        "id",
                        "Route 'sync-object' does not begin with the file's id: write 'id: sync-changes-…'."));
    }

    @Test
    void an_id_is_used_once_in_a_file_and_once_in_a_folder() throws UnreadableRouteFile {
        assertThat(LintSample.spoilt("id: sync-changes-object", "id: sync-changes"))
                .contains(new Finding(
                        26, "id", "Route 'sync-changes' has the id of another entry of this file: rename one."));

        Surroundings around = new Surroundings(
                SampleBeans::find,
                LintSample.SETTINGS::contains,
                Set.of("reads"),
                Map.of("flow sync-changes", Set.of(LintSample.GOOD, "sync-old.camel.yaml")));
        assertThat(LintRules.check(RouteFile.read(LintSample.GOOD, LintSample.text(LintSample.GOOD)), around))
                .containsExactly(new Finding(
                        3,
                        "id",
                        "Route 'sync-changes' is also declared in 'sync-old.camel.yaml': an id belongs to one file, so"
                                + " rename one of the two."));
    }

    @Test
    void a_description_is_one_sentence() {
        String good = "description: Takes what has changed since the last pass and hands each object on.";
        assertThat(LintSample.spoilt("    " + good + "\n", ""))
                .containsExactly(new Finding(
                        2,
                        "description",
                        "Route 'sync-changes' has no description: add one sentence that ends with a full stop."));
        assertThat(LintSample.spoilt(good, "description: Takes changes"))
                .containsExactly(new Finding(
                        4,
                        "description",
                        "Route 'sync-changes' has a description without a full stop: end its sentence with one."));
        assertThat(LintSample.spoilt(good, "description: Takes changes. Hands them on."))
                .containsExactly(new Finding(
                        4,
                        "description",
                        "Route 'sync-changes' has a description of several sentences: keep one, and move the rest to a"
                                + " comment."));
    }

    @Test
    void a_group_is_the_package_that_begins_the_files_name() {
        assertThat(LintSample.spoilt("    group: sync\n", ""))
                .containsExactly(new Finding(2, "group", "Route 'sync-changes' has no group: write 'group: sync'."));
        assertThat(LintSample.spoilt("group: sync", "group: push"))
                .containsExactly(new Finding(
                        5,
                        "group",
                        "Route 'sync-changes' has the group 'push': write 'group: sync', as the file is named, or rename"
                                + " the file."));
        assertThat(LintSample.findings(
                        "mirror-try.camel.yaml", LintSample.route("- stop: {}").replace("sync", "mirror")))
                .containsExactly(new Finding(
                        4,
                        "group",
                        "Route 'mirror-try' stands in a file whose name begins with 'mirror', which is no package: begin it"
                                + " with one of cli, consent, console, database, event, invite, measure, orcid, portal, push, routing,"
                                + " simulator, source, sync."));
    }

    @Test
    void a_route_names_a_configuration_that_exists() {
        assertThat(LintSample.spoilt("    routeConfigurationId: reads\n", ""))
                .containsExactly(new Finding(
                        2,
                        "route-configuration",
                        "Route 'sync-changes' does not say who treats its errors: add 'routeConfigurationId' and name one"
                                + " of reads."));
        assertThat(LintSample.spoilt("routeConfigurationId: reads", "routeConfigurationId: writes"))
                .containsExactly(new Finding(
                        6,
                        "route-configuration",
                        "Route 'sync-changes' names the route configuration 'writes', which no file defines: name one of"
                                + " reads."));
    }
}
