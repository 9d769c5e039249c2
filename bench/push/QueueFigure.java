package org.orcidcaravan.push;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.orcid.item.CanonicalItem;

/** How fast tasks go through PostgreSQL when nothing else holds them up: claimed, read and ended, at a million rows. */
final class QueueFigure {
    private static final int TENTHS = 10;
    private static final String MARK = "@KEY@";

    private final Plan plan;
    private final Findings findings;
    private final DataSource database;

    private QueueFigure(Plan plan, Findings findings, DataSource database) {
        this.plan = plan;
        this.findings = findings;
        this.database = database;
    }

    static void measure(Plan plan, Findings findings) throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.open(plan.folder().resolve("database"), System.err::println);
                AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(c -> c.maxSize(plan.workers() + 4)
                                .acquisitionTimeout(Duration.ofSeconds(60))
                                .connectionFactoryConfiguration(f -> f.jdbcUrl(server.jdbcUrl())
                                        .principal(new NamePrincipal(server.username()))
                                        .credential(new SimplePassword(server.password())))))) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            new QueueFigure(plan, findings, pool).measure();
        }
    }

    private void measure() throws Exception {
        Flyway.configure().dataSource(database).load().migrate();
        fill();
        sizes("queued");
        findings.note("The claim before statistics are there:", explained());
        change("analyze");
        findings.note("The claim at the start:", explained());
        Drain drain = new Drain(database, plan);
        List<Double> rates = new ArrayList<>();
        List<String> costs = new ArrayList<>();
        int sample = plan.sample() == 0 ? plan.works() / TENTHS : plan.sample();
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            boolean skipped = plan.sample() > 0 && tenth != 1 && tenth != TENTHS / 2 + 1 && tenth != TENTHS;
            if (skipped) {
                skip(plan.works() / TENTHS);
                continue;
            }
            double database = DatabaseCpu.seconds(plan.folder().resolve("database"));
            double own = own();
            rates.add(drain.next(sample));
            costs.add(Findings.number(1e6 * (DatabaseCpu.seconds(plan.folder().resolve("database")) - database) / sample)
                    + " + " + Findings.number(1e6 * (own() - own) / sample));
            System.err.printf("  tenth %d: %s tasks/s%n", tenth, Findings.number(rates.getLast()));
            if (plan.sample() > 0) {
                skip(plan.works() / TENTHS - sample);
            }
            if (tenth == TENTHS / 2 + 1) {
                findings.note("The claim in the middle:", explained());
            }
        }
        drain.close();
        double slowest = rates.stream().mapToDouble(rate -> rate).min().orElseThrow();
        hold("start", rates.getFirst());
        hold("middle", rates.get(rates.size() / 2));
        hold("end", rates.getLast());
        double mean = rates.stream().mapToDouble(rate -> rate).average().orElseThrow();
        findings.hold("slowest tenth / mean", Findings.percent(slowest / mean), "≥ 75 %", slowest / mean >= 0.75);
        findings.tell(plan.sample() == 0 ? "all tenths, tasks/s" : "all samples, tasks/s", String.join(", ", rates.stream().map(Findings::number).toList()));
        findings.tell("CPU of the same, PostgreSQL + bench, µs a task", String.join(", ", costs));
        findings.tell("of a worker's time: reading / ending", drain.shares());
        sizes("done");
        long left = ask("select count(*) from task where state <> 'sent'");
        findings.hold("tasks left", String.valueOf(left), "0", left == 0);
    }

    private static double own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** Ends so many tasks by plain SQL, with the row versions that a lease and an end leave; for short runs only. */
    private void skip(int tasks) throws SQLException {
        change("""
                create temporary table skipped as
                select person from writer where due_at <= now() order by priority desc, due_at limit %d
                """.formatted(tasks / plan.worksEach()) + """
                ;
                update task set state = 'leased', attempts = 1, fencing = 1 from skipped s where s.person = task.person;
                update task set state = 'sent', verdict = 'DONE' from skipped s where s.person = task.person;
                update writer set due_at = 'infinity', fencing = 1 from skipped s where s.person = writer.person;
                drop table skipped
                """);
    }

    private void hold(String where, double rate) {
        findings.hold("tasks/s at the " + where, Findings.number(rate), "≥ 2,000", rate >= 2000);
    }

    /** Items and tasks by SQL, as the intake would write them; the turns by the queue's own statements. */
    private void fill() throws SQLException {
        String content = CanonicalItem.json(Load.work(MARK)).replace("'", "''");
        String label = Load.work(MARK).label();
        change("insert into person (person_id) select 'p' || n from generate_series(1, " + plan.people() + ") n");
        long began = System.nanoTime();
        change("""
                insert into item (person, section, source, source_id, label, content, content_hash)
                select p.id, 'work', 'bench', key, replace('%s', '%s', key), content, sha256(convert_to(content, 'UTF8'))
                from person p cross join generate_series(1, %d) n
                cross join lateral (select p.id || '.' || n as key) k
                cross join lateral (select replace('%s', '%s', key) as content) c
                """.formatted(label, MARK, plan.worksEach(), content, MARK));
        change("""
                insert into task (item, person, section, operation, state)
                select id, person, section, 'create', 'queued' from item order by id
                """);
        TransactionStore transactions = new TransactionStore(database);
        for (int from = 1; from <= plan.people(); from += 500) {
            List<Long> people = new ArrayList<>();
            for (long person = from; person < from + 500 && person <= plan.people(); person++) {
                people.add(person);
            }
            transactions.within("Failed to say whose turn it is", connection -> {
                WriterStore.lock(connection, people);
                WriterStore.due(connection, people);
                return people.size();
            });
        }
        System.err.printf("  %d tasks of %d people are queued after %d s%n",
                plan.works(), plan.people(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private void sizes(String when) throws SQLException {
        for (String table : List.of("task", "item", "attempt")) {
            long rows = Math.max(1, ask("select count(*) from " + table));
            findings.tell("bytes a row of " + table + ", table + indexes, " + when,
                    ask("select pg_table_size('" + table + "')") / rows + " + "
                            + ask("select pg_indexes_size('" + table + "')") / rows);
        }
    }

    /** The claim's plan, with its costs; what it claimed is given back. */
    private String explained() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "explain (analyze, buffers, costs off) " + Claim.literally(plan))) {
                while (row.next()) {
                    text.append(row.getString(1)).append('\n');
                }
            }
            connection.rollback();
        }
        return text.toString();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
