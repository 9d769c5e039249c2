package org.orcidcaravan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.bucket.Buckets;
import org.orcidcaravan.simulator.bucket.ChangeRow;
import org.orcidcaravan.simulator.bucket.World;
import org.orcidcaravan.simulator.record.RecordEditor;
import org.orcidcaravan.simulator.record.RecordFactory;
import org.orcidcaravan.simulator.record.RecordState;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.record.SyntheticRecord;

/**
 * Lets time pass in a simulated world, which may run in another process: it knows of the world only what its buckets
 * say. Of the records it touches, about one in five is new, one in four loses an activity, one is closed, the others
 * get a keyword and a work. Then it writes the change list anew; now and then one row comes a mutation later than its
 * object.
 */
public final class Mutation {
    private final World world;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final RecordFactory factory = new RecordFactory();
    private final RecordEditor editor = new RecordEditor();

    public Mutation(Buckets buckets, RandomGenerator random, InstantSource clock) {
        this.world = new World(buckets);
        this.random = random;
        this.clock = clock;
    }

    /** Touches {@code records} records, or all that can be edited when there are fewer. */
    public MutationReport run(int records) {
        return new Pass().run(records);
    }

    /** One mutation under way. */
    private final class Pass {
        private final Instant now = clock.instant();
        private final Map<OrcidId, ChangeRow> rows = new HashMap<>();
        private final Map<OrcidId, ChangeRow> touched = new LinkedHashMap<>();
        private final List<OrcidId> candidates = new ArrayList<>();
        private final MutationReport report = new MutationReport(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        MutationReport run(int records) {
            world.changes().forEach(row -> rows.put(row.id(), row));
            world.late().forEach(row -> rows.put(row.id(), row));
            candidates.addAll(rows.keySet().stream().sorted().toList());
            int added = records / 5;
            int closed = records > 1 ? 1 : 0;
            int shortened = (records - added - closed) / 4;
            repeat(added, this::add);
            repeat(closed, this::close);
            repeat(shortened, this::shorten);
            repeat(records - added - closed - shortened, this::extend);
            announce();
            return report;
        }

        private void repeat(int times, Runnable step) {
            for (int i = 0; i < times; i++) {
                step.run();
            }
        }

        private void add() {
            int index = rows.size();
            while (rows.containsKey(SyntheticIds.at(index)) || RecordState.at(index) != RecordState.OPEN) {
                index++;
            }
            Instant when = next();
            SyntheticRecord record = factory.make(index, random, new SyntheticRecord.Times(when, when));
            world.put(record);
            rows.put(record.id(), new ChangeRow(record.id(), when, when));
            report.added().add(record.id());
            touched.put(record.id(), new ChangeRow(record.id(), when, when));
        }

        private void close() {
            pick((id, when) -> editor.extend(id, world.summary(id), random, when))
                    .ifPresent(choice -> {
                        RecordState state = List.of(RecordState.DEPRECATED, RecordState.LOCKED, RecordState.DEACTIVATED)
                                .get(random.nextInt(3));
                        OrcidId primary = candidates.isEmpty() ? choice.id() : candidates.getFirst();
                        world.close(factory.closed(
                                choice.id(), state, primary, new SyntheticRecord.Times(choice.when(), choice.when())));
                        touch(choice, report.closed());
                    });
        }

        private void shorten() {
            pick((id, when) -> editor.shorten(id, world.summary(id), random, when))
                    .ifPresent(choice -> {
                        world.apply(choice.id(), choice.edit());
                        touch(choice, report.shortened());
                    });
        }

        private void extend() {
            pick((id, when) -> editor.extend(id, world.summary(id), random, when))
                    .ifPresent(choice -> {
                        world.apply(choice.id(), choice.edit());
                        touch(choice, report.extended());
                    });
        }

        /** The first of the candidates, in random order, that the edit is possible on; it is a candidate no more. */
        private Optional<Choice> pick(Edits edits) {
            Instant when = next();
            List<OrcidId> untried = new ArrayList<>(candidates);
            while (!untried.isEmpty()) {
                int place = random.nextInt(untried.size());
                OrcidId id = untried.get(place);
                untried.set(place, untried.getLast());
                untried.removeLast();
                Optional<RecordEditor.Edit> edit = edits.edit(id, when);
                if (edit.isPresent()) {
                    candidates.remove(id);
                    return Optional.of(new Choice(id, when, edit.get()));
                }
            }
            return Optional.empty();
        }

        private void touch(Choice choice, List<OrcidId> list) {
            ChangeRow before = rows.get(choice.id());
            Instant created = before == null ? choice.when() : before.created();
            touched.put(choice.id(), new ChangeRow(choice.id(), created, choice.when()));
            list.add(choice.id());
        }

        /** The first change is now, each further one a fraction of a second earlier. */
        private Instant next() {
            return now.minus(Duration.ofNanos(137_311_000L * touched.size()));
        }

        private void announce() {
            List<ChangeRow> late = new ArrayList<>();
            if (!report.extended().isEmpty() && random.nextInt(3) == 0) {
                OrcidId id = report.extended().getLast();
                report.keptBack().add(id);
                late.add(touched.get(id));
                touched.remove(id);
            }
            rows.putAll(touched);
            world.keepBack(late, now);
            world.announce(rows.values(), now);
        }
    }

    private record Choice(OrcidId id, Instant when, RecordEditor.Edit edit) {}

    @FunctionalInterface
    private interface Edits {
        Optional<RecordEditor.Edit> edit(OrcidId id, Instant when);
    }
}
