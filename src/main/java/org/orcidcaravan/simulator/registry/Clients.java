package org.orcidcaravan.simulator.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The members' clients, and those of them that ORCID has shut out. */
final class Clients {
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Set<String> deactivated = ConcurrentHashMap.newKeySet();

    /** A client of the same id, with another secret, takes the place of the former. */
    void add(Client client) {
        clients.put(client.id(), client);
    }

    Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    void deactivate(Client client) {
        deactivated.add(client.id());
    }

    void activate(Client client) {
        deactivated.remove(client.id());
    }

    boolean isDeactivated(Client client) {
        return deactivated.contains(client.id());
    }
}
