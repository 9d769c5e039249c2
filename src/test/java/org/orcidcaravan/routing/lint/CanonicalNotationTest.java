package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.concurrent.Executors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** The notation that the lint asks for is one that this Camel loads, and loads as it was meant. */
class CanonicalNotationTest {
    @Test
    void camel_builds_the_good_samples() throws Exception {
        try (DefaultCamelContext context = context()) {
            for (String name : new String[] {"errors.camel.yaml", "sync-changes.camel.yaml", "sync-sink.camel.yaml"}) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString(name, LintSample.text(name)));
            }
            context.setAutoStartup(false);
            context.start();

            assertThat(context.getRouteDefinitions())
                    .extracting(RouteDefinition::getId)
                    .containsExactlyInAnyOrder("sync-changes", "sync-changes-object");
            RouteDefinition route = context.getRouteDefinition("sync-changes-object");
            assertThat(route.getGroup()).isEqualTo("sync");
            assertThat(route.getDescription()).isEqualTo("Brings one object to the disk unless it is there.");
            assertThat(route.getRouteConfigurationId()).isEqualTo("reads");
            assertThat(context.getRouteConfigurationDefinition("reads").getOnExceptions())
                    .hasSize(1);
            assertThat(context.getRouteTemplateDefinition("sync-sink")).isNotNull();
        }
    }

    @Test
    void an_expression_written_out_has_the_value_it_says() throws Exception {
        String text = LintSample.route("""
                - setBody:
                    expression:
                      simple:
                        expression: ${header.name} is ${header.age}
                - filter:
                    expression:
                      method:
                        ref: changes
                        method: isSummary
                    steps:
                      - setHeader:
                          name: seen
                          expression:
                            constant:
                              expression: "yes"
                - choice:
                    when:
                      - expression:
                          simple:
                            expression: ${header.age} > 3
                        steps:
                          - stop: {}
                    otherwise:
                      steps:
                        - setBody:
                            expression:
                              constant:
                                expression: young
                """);
        assertThat(LintSample.findings("sync-try.camel.yaml", text)).isEmpty();
        try (DefaultCamelContext context = context()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("sync-try.camel.yaml", text));
            context.start();

            assertThat(ask(context, 5)).isEqualTo("a.xml is 5");
            assertThat(ask(context, 2)).isEqualTo("young");
        }
    }

    private static Object ask(DefaultCamelContext context, int age) {
        try (var template = context.createProducerTemplate()) {
            return template.request("direct:sync-try", exchange -> {
                        exchange.getIn().setHeader("name", "a.xml");
                        exchange.getIn().setHeader("age", age);
                    })
                    .getMessage()
                    .getBody();
        } catch (java.io.IOException unclosed) {
            throw new java.io.UncheckedIOException(unclosed);
        }
    }

    private static DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        Properties settings = new Properties();
        settings.setProperty("caravan.sync.enabled", "true");
        settings.setProperty("caravan.sync.schedule", "0 0 * * * ?");
        settings.setProperty("caravan.sync.rate", "12");
        settings.setProperty("caravan.sync.period", "1000");
        settings.setProperty("caravan.reads.redeliveries", "3");
        settings.setProperty("caravan.reads.delay", "1000");
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("changes", new SampleBeans.Changes());
        context.getRegistry().bind("ledger", new SampleBeans.Ledger());
        context.getRegistry().bind("objectRepository", IdempotentRepository.class, new MemoryIdempotentRepository());
        context.getRegistry().bind("syncWorkers", Executors.newSingleThreadExecutor());
        return context;
    }
}
