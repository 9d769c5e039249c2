package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import org.apache.camel.spi.IdempotentRepository;

/** The beans that route files can name in this service. */
@ApplicationScoped
class RegisteredBeans implements NamedBeans {
    private final BeanManager beans;

    RegisteredBeans(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public Optional<Class<?>> find(String name) {
        return beans.getBeans(name).stream().findFirst().map(RegisteredBeans::type);
    }

    private static Class<?> type(Bean<?> bean) {
        // A produced bean's class is its factory's; its own is the most telling of its types.
        return bean.getTypes().stream()
                .filter(Class.class::isInstance)
                .<Class<?>>map(Class.class::cast)
                .filter(type -> type != Object.class && type != IdempotentRepository.class)
                .findFirst()
                .orElse(bean.getBeanClass());
    }
}
