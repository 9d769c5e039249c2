package org.orcidcaravan.push;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** Holds what the queue believes against what the records hold, and how the registry was spoken to. */
final class Audit {
    private final World world;
    private final Plan plan;
    private final Findings findings;

    Audit(World world, Plan plan, Findings findings) {
        this.world = world;
        this.plan = plan;
        this.findings = findings;
    }

    void records() throws Exception {
        Map<String, Map<String, String>> believed = new HashMap<>();
        for (List<String> row : world.rows("select p.orcid, i.label, i.put_code from item i join person p on p.id = i.person")) {
            believed.computeIfAbsent(row.get(0), key -> new HashMap<>()).put(row.get(1), row.get(2));
        }
        int missing = 0;
        int twice = 0;
        int misnumbered = 0;
        for (int i = 0; i < plan.people(); i++) {
            OrcidId orcid = SyntheticIds.at(i);
            Map<String, List<Long>> there = world.registry().items(orcid, Section.WORK).stream()
                    .collect(Collectors.groupingBy(
                            RegistryItem::title, Collectors.mapping(RegistryItem::putCode, Collectors.toList())));
            for (var work : believed.getOrDefault(orcid.toString(), Map.of()).entrySet()) {
                List<Long> putCodes = there.getOrDefault(work.getKey(), List.of());
                missing += putCodes.isEmpty() ? 1 : 0;
                twice += putCodes.size() > 1 ? 1 : 0;
                misnumbered += putCodes.size() == 1 && !work.getValue().equals(String.valueOf(putCodes.getFirst())) ? 1 : 0;
            }
        }
        findings.hold("works that are not in the record", String.valueOf(missing), "0", missing == 0);
        findings.hold("works that are in the record twice", String.valueOf(twice), "0", twice == 0);
        findings.hold("works whose put-code we have wrong", String.valueOf(misnumbered), "0", misnumbered == 0);
        long unsent = world.ask("select count(*) from task where state <> 'sent'");
        findings.hold("tasks that are not sent in the end", String.valueOf(unsent), "0", unsent == 0);
        findings.tell("states of tasks", pairs("select state, count(*) from task group by 1 order by 1"));
        findings.tell(
                "requests by what came of them (per task)",
                pairs("select method || ' ' || verdict, count(*) from attempt group by 1 order by 1"));
    }

    private String pairs(String sql) throws Exception {
        return world.rows(sql).stream().map(row -> row.get(0) + " " + row.get(1)).collect(Collectors.joining(", "));
    }

    /** Of the requests since the log was cleared. */
    void manners() throws Exception {
        long started = world.ask("""
                select coalesce(max(n), 0) from (
                    select count(*) over (order by began_at range between interval '0.999999 seconds' preceding and current row) as n
                    from (select distinct on (correlation) began_at from attempt) request) starts""");
        findings.hold("most requests started in any rolling second", String.valueOf(started), "≤ 24", started <= 24);
        findings.tell(
                "most requests that arrived in any rolling second",
                String.valueOf(world.registry().requests().peakInAnyWindow(Duration.ofSeconds(1))));
        findings.tell(
                "answers 503: too many requests, or a fault that was asked for",
                String.valueOf(world.registry().requests().all().stream()
                        .filter(request -> request.status() == 503)
                        .count()));
        int most = 0;
        for (int i = 0; i < plan.people(); i++) {
            most = Math.max(most, world.registry().requests().largestConcurrencyOfWrites(SyntheticIds.at(i)));
        }
        findings.hold("most writes in flight for one iD", String.valueOf(most), "1", most == 1);
        findings.tell("most requests in flight", String.valueOf(world.registry().requests().largestConcurrency()));
    }
}
