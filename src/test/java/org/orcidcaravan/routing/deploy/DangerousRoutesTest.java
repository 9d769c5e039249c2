package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.database.RealDatabase;

/** What whoever may edit a route file must not be able to do with it. */
class DangerousRoutesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String FILE = "sync-danger.camel.yaml";

    @TempDir
    Path folder;

    private LiveFolder live;

    @BeforeEach
    void begin() {
        live = new LiveFolder(folder, DATABASE.dataSource());
        live.start();
    }

    @AfterEach
    void end() {
        live.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            language   | - to:;    uri: exec:/bin/sh
            component  | - to:;    uri: file:/etc
            component  | - to:;    uri: docker:run
            language   | - to:;    uri: class:java.lang.Runtime
            component  | - to:;    uri: sql:copy task to program 'sh'
            component  | - toD:;    uri: "${body}"
            component  | - toD:;    uri: "${header.where}:x"
            component  | - recipientList:;    expression:;      simple:;        expression: "${body}"
            component  | - pollEnrich:;    expression:;      simple:;        expression: "file:/etc"
            host       | - to:;    uri: "{{caravan.try.away}}"
            host       | - toD:;    uri: "{{caravan.try.api}}${body}"
            literal    | - to:;    uri: http://169.254.169.254/latest/meta-data
            language   | - script:;    expression:;      simple:;        expression: "${body}"
            language   | - setBody:;    expression:;      groovy:;        expression: "'id'.execute()"
            language   | - to:;    uri: language:simple:x
            simple     | - setBody:;    expression:;      simple:;        expression: "${bean:sink}"
            bean       | - bean:;    beanType: java.lang.Runtime;    method: exec
            reference  | - to:;    uri: log:x;    parameters:;      exchangeFormatter: "#class:java.lang.ProcessBuilder"
            header     | - setHeader:;    name: CamelHttpUri;    expression:;      constant:;        expression: elsewhere
            header     | - setHeader:;    name: "${body}";    expression:;      constant:;        expression: elsewhere
            disclosure | - to:;    uri: log:x;    parameters:;      showHeaders: true
            disclosure | - log:;    message: "${headers}"
            disclosure | - log:;    message: "{{quarkus.datasource.password}}"
            """)
    void row_67_a_dangerous_step_is_refused(String rule, String step) {
        live.save(FILE, LiveFolder.route("sync-danger", "direct:sync-danger", step.replace(";", "\n") + "\n"));
        live.look();

        assertThat(live.findings(FILE)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule.strip());
            assertThat(finding.line()).isGreaterThanOrEqualTo(9);
        });
        assertThat(live.running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"file:/etc", "exec:sh", "netty:tcp://0.0.0.0:7000", "platform-http:/door"})
    void row_67_a_route_listens_on_what_is_allowed_only(String from) {
        live.save(FILE, LiveFolder.route("sync-danger", from, "- stop: {}\n"));
        live.look();

        assertThat(live.findings(FILE))
                .anySatisfy(finding -> assertThat(finding.rule()).isIn("component", "language", "literal"));
        assertThat(live.running()).isEmpty();
    }
}
