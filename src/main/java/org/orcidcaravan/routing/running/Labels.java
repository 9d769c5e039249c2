package org.orcidcaravan.routing.running;

import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinition;

/** What to call a step that has no description. */
final class Labels {
    private Labels() {}

    static String of(ProcessorDefinition<?> step) {
        if (step instanceof BeanDefinition bean) {
            return bean.getRef() + "." + bean.getMethod();
        }
        if (step instanceof EndpointRequiredDefinition sender && sender.getEndpointUri() != null) {
            return address(sender.getEndpointUri());
        }
        return step.getLabel();
    }

    /** Without its options. */
    static String address(String uri) {
        return uri.replaceFirst("[?].*", "");
    }
}
