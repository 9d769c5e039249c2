package org.orcidcaravan.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.simulator.Permission;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.registry.RateRule;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.RegistryPlan;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL and a registry of this run's own, people with permissions in both, and the services between them. */
final class World implements AutoCloseable {
    private static final Set<Scope> SCOPES = EnumSet.of(Scope.READ_LIMITED, Scope.ACTIVITIES_UPDATE);

    private final Plan plan;
    private final EmbeddedDatabase database;
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Deque<Service> services = new ArrayDeque<>();
    private Registry registry;

    private World(Plan plan) throws IOException {
        this.plan = plan;
        this.registry = registry(0);
        this.database = EmbeddedDatabase.open(plan.folder().resolve("database"), System.err::println);
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** With people, and some more for the warm-up, whose permissions came in by {@code caravan tokens import}. */
    static World open(Plan plan) throws Exception {
        World world = new World(plan);
        Path tokens = plan.folder().resolve("tokens.csv");
        Files.writeString(tokens, Permission.csv(world.moveIn()));
        Service imported = world.start("import", "tokens", "import", tokens.toString());
        if (imported.process().waitFor() != 0) {
            throw new IllegalStateException("The permissions could not be imported; see " + imported.log());
        }
        world.services.remove(imported);
        return world;
    }

    /** The registry's random numbers begin the same each time, so that tokens outlive it. */
    private Registry registry(int port) {
        return Registry.open(RegistryPlan.of(new SplittableRandom(20_261_121), InstantSource.system())
                .withRate(RateRule.MEMBER)
                .withLatency(plan.latency())
                .onPort(port));
    }

    private List<Permission> moveIn() {
        List<Permission> permissions = new ArrayList<>();
        for (int i = 0; i < plan.people() + plan.warmUp(); i++) {
            OrcidId orcid = SyntheticIds.at(i);
            permissions.add(
                    new Permission(orcid, registry.issueToken(orcid, SCOPES), "/read-limited /activities/update"));
        }
        return permissions;
    }

    Registry registry() {
        return registry;
    }

    /** From now on connections to the registry are refused. */
    void registryGoes() {
        registry.close();
    }

    /** The same people and permissions at the same address, with empty records. */
    void registryComes() {
        registry = registry(registry.uri().getPort());
        moveIn();
    }

    PGSimpleDataSource source() {
        return source;
    }

    /** The people's row ids, by index: first those that are measured, then those of the warm-up. */
    List<Long> people() throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select orcid, id from person")) {
            while (row.next()) {
                ids.put(row.getString(1), row.getLong(2));
            }
        }
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < plan.people() + plan.warmUp(); i++) {
            people.add(ids.get(SyntheticIds.at(i).toString()));
        }
        return people;
    }

    /** The first column of the first row. */
    long ask(String sql) throws SQLException {
        return Long.parseLong(rows(sql).getFirst().getFirst());
    }

    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)));
                }
                rows.add(columns);
            }
            return rows;
        }
    }

    void change(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Nothing is claimed until {@link #goOn}; only what a trouble of the registry would do as well. */
    void hold() throws SQLException {
        change("update registry_pace set blocked_until = 'infinity'");
    }

    void goOn() throws SQLException {
        change("update registry_pace set blocked_until = '-infinity', probing_until = '-infinity', troubles = 0, blocked_reason = null");
    }

    Service serve(String name) throws IOException {
        return start(name, "serve");
    }

    private Service start(String name, String... words) throws IOException {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database.username()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
                Map.entry("QUARKUS_HTTP_PORT", "0"),
                Map.entry("CARAVAN_DATA_DIR", plan.folder().resolve(name).toString()),
                Map.entry("CARAVAN_TOKENS_KEY", plan.folder().resolve("tokens.key").toString()),
                Map.entry("CARAVAN_SYNC_ENABLED", "false"),
                Map.entry("CARAVAN_PUSH_RATE", String.valueOf(plan.rate())),
                Map.entry("CARAVAN_ORCID_API_URL", registry.uri().toString()),
                Map.entry("CARAVAN_ORCID_CLIENT_ID", registry.client().id()));
        Service service = Service.start(plan.caravan(), plan.folder().resolve(name + ".log"), settings, words);
        services.push(service);
        return service;
    }

    /** Waits until nothing is due, leased or waiting for a time to come. */
    void awaitIdle(Duration patience) throws Exception {
        await(
                "everything to be sent",
                patience,
                () -> ask("select count(*) from writer where due_at < 'infinity' or lease_until is not null") == 0);
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    void await(String what, Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        long told = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + patience + " for " + what + ", in vain");
            }
            if (System.nanoTime() - told > 20_000_000_000L) {
                told = System.nanoTime();
                System.err.println("  waiting for " + what + ": " + ask("select count(*) from task where state = 'sent'")
                        + " tasks are sent");
            }
            Thread.sleep(250);
        }
    }

    @Override
    public synchronized void close() {
        while (!services.isEmpty()) {
            services.pop().end();
        }
        registry.close();
        database.close();
    }
}
