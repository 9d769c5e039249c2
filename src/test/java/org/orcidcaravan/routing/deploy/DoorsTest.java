package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void a_route_that_answers() throws Exception {
        Doors.of(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:called").routeId("called").setBody(constant("answer"));
            }
        });
        camel.start();
    }

    @AfterEach
    void end() {
        camel.stop();
    }

    private String asked(String address) throws Exception {
        try (FluentProducerTemplate producer = camel.createFluentProducerTemplate()) {
            return producer.to(address).withBody("question").request(String.class);
        }
    }

    @Test
    void a_caller_reaches_the_route_whatever_options_it_names() throws Exception {
        assertThat(asked("direct:called")).isEqualTo("answer");
        assertThat(asked("direct:called?block=false")).isEqualTo("answer");
        assertThat(asked("direct:called?timeout=100&failIfNoConsumers=true")).isEqualTo("answer");
    }

    @Test
    void who_does_not_want_to_wait_is_told_at_once_that_a_route_is_stopped() throws Exception {
        camel.getRouteController().stopRoute("called");

        assertThatThrownBy(() -> asked("direct:called?block=false"))
                .hasCauseInstanceOf(DirectConsumerNotAvailableException.class);
        assertThat(asked("direct:called?block=false&failIfNoConsumers=false")).isEqualTo("question");
    }
}
