package org.orcidcaravan.push;

import java.time.Duration;
import java.util.List;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.LoggedRequest;

/** The figures in which works are sent by running services. */
final class Sendings {
    private static final int BULK = 100;

    private final Plan plan;
    private final World world;
    private final Findings findings;
    private final Audit audit;

    Sendings(Plan plan, World world, Findings findings) {
        this.plan = plan;
        this.world = world;
        this.findings = findings;
        this.audit = new Audit(world, plan, findings);
    }

    void throughput() throws Exception {
        Service service = warm();
        world.hold();
        queue();
        Duration cpu = service.cpu();
        Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        double database = DatabaseCpu.seconds(plan.folder().resolve("database"));
        world.registry().requests().clear();
        world.goOn();
        world.awaitIdle(plan.patience());
        double databaseUsed = DatabaseCpu.seconds(plan.folder().resolve("database")) - database;
        double seconds = speed("");
        audit.manners();
        double used = service.cpu().minus(cpu).toMillis() / 1000.0;
        findings.tell(
                "CPU of the service + PostgreSQL, µs a work",
                Findings.number(1e6 * used / plan.works()) + " + " + Findings.number(1e6 * databaseUsed / plan.works()));
        double registry = ProcessHandle.current().info().totalCpuDuration().orElse(own).minus(own).toMillis() / 1000.0;
        findings.tell("CPU of service / registry, cores",
                Findings.number(used / seconds) + " / " + Findings.number(registry / seconds));
        audit.records();
    }

    void outage() throws Exception {
        Service service = warm();
        long before = service.heap();
        world.registryGoes();
        long began = System.nanoTime();
        queue();
        long left = plan.down().toNanos() - (System.nanoTime() - began);
        Thread.sleep(Math.max(0, left / 1_000_000));
        long during = service.heap();
        long dead = world.ask("select count(*) from task where state = 'dead'");
        long open = world.ask("select count(*) from task where state in ('queued', 'scheduled', 'unknown', 'leased')");
        findings.tell("registry down, seconds", Findings.number((System.nanoTime() - began) / 1e9));
        findings.hold("tasks that wait at its end", String.valueOf(open), "all", open == plan.works());
        findings.hold("tasks dead at its end", String.valueOf(dead), "0", dead == 0);
        world.registryComes();
        long up = System.nanoTime();
        world.awaitIdle(plan.patience());
        List<LoggedRequest> requests = world.registry().requests().all();
        findings.tell("from the registry's return to the first request, seconds",
                Findings.number((requests.getFirst().startNanos() - up) / 1e9));
        speed(" afterwards");
        audit.manners();
        long after = service.heap();
        findings.tell("heap before / in the outage / afterwards, MB",
                megabytes(before) + " / " + megabytes(during) + " / " + megabytes(after));
        findings.hold("growth of the heap in the outage, MB", megabytes(during - before), "< 10", during - before < 10_000_000);
        audit.records();
    }

    void chaos() throws Exception {
        Service first = warm();
        world.serve("second");
        world.hold();
        queue();
        world.registry().requests().clear();
        List<Harm> harms = List.of(Harm.status(500), Harm.status(502), Harm.status(503), Harm.statusWhenDone(504));
        var lost = world.registry().inject(Fault.of(Harm.loseAnswer()).withProbability(0.05));
        var failed = harms.stream()
                .map(harm -> world.registry().inject(Fault.of(harm).withProbability(0.05 / 0.95 / harms.size())))
                .toList();
        long began = System.nanoTime();
        world.goOn();
        int half = plan.works() / BULK / 2;
        world.await("half of the bulks", plan.patience(), () -> world.registry().requests().all().size() >= half);
        first.kill();
        long leased = world.ask("select count(*) from writer where lease_until is not null");
        world.awaitIdle(plan.patience());
        findings.tell("seconds until everything was sent", Findings.number((System.nanoTime() - began) / 1e9));
        findings.tell("requests", String.valueOf(world.registry().requests().all().size()));
        findings.tell("answers lost after the write / 5xx",
                lost.done() + " / " + failed.stream().mapToInt(fault -> fault.done()).sum());
        findings.tell("people leased when one instance was killed", String.valueOf(leased));
        audit.manners();
        audit.records();
    }

    /** A service that has sent a bulk for each of the people of the warm-up. */
    private Service warm() throws Exception {
        Service service = world.serve("first");
        List<Long> people = world.people();
        Load.queue(world.source(), people.subList(plan.people(), people.size()), Math.min(BULK, plan.worksEach()));
        world.awaitIdle(plan.patience());
        world.change("delete from item");
        return service;
    }

    private void queue() throws Exception {
        double seconds = Load.queue(world.source(), world.people().subList(0, plan.people()), plan.worksEach());
        findings.tell("works queued a second (by the bench, beside the service)", Findings.number(plan.works() / seconds));
    }

    private double speed(String when) {
        List<LoggedRequest> requests = world.registry().requests().all();
        double seconds = (requests.stream().mapToLong(LoggedRequest::endNanos).max().orElseThrow()
                - requests.getFirst().startNanos()) / 1e9;
        double least = (double) plan.people() * Math.ceilDiv(plan.worksEach(), BULK) / plan.rate();
        findings.tell("requests" + when, String.valueOf(requests.size()));
        findings.tell("first request to last answer" + when + ", seconds", Findings.number(seconds));
        findings.hold("share of what rate and bulk allow (" + Findings.number(least) + " s)" + when,
                Findings.percent(least / seconds), "≥ 90 %", least / seconds >= 0.9);
        return seconds;
    }

    private static String megabytes(long bytes) {
        return Findings.number(bytes / 1e6);
    }
}
