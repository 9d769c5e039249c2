package org.orcidcaravan.measure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.consent.TokenStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.orcid.record.ShownItem;
import org.orcidcaravan.orcid.record.ShownRecord;
import org.orcidcaravan.push.Finding;
import org.orcidcaravan.push.Findings;
import org.orcidcaravan.push.SampleFindings;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.call.PaceStore;
import org.orcidcaravan.simulator.Population;
import org.orcidcaravan.simulator.record.RecordKeys;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.record.SyntheticRecord;

/** Summaries of the local copy against the database: nothing is asked of ORCID. */
class ReconciliationTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    /** Of whom the simulated records have items. */
    private static final String CLIENT = "APP-SIMULATED0000000";

    private static final String ACTOR = "test:somebody";
    private static final Population PEOPLE =
            new Population(2_000, new SplittableRandom(3), Instant.EPOCH.plus(Duration.ofDays(20_000)));

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final Rounds rounds = new Rounds(new ReconcileTransactionStore(DATABASE.dataSource()));

    private Reconciliation reconciliation() {
        ReconcileSettings settings = settings();
        OrcidSettings orcid = sample(OrcidSettings.class, Optional.of(CLIENT));
        Permissions permissions = new Permissions(
                new TokenStore(DATABASE.dataSource(), new Vault(folder.resolve("key")), SampleLinks.untold()));
        Questions questions = new Questions(rounds, permissions, settings, new PaceStore(DATABASE.dataSource()));
        Findings findings = SampleFindings.of(DATABASE.dataSource(), Preference.AUTOMATIC);
        Stops stops = new Stops(InstantSource.system(), findings);
        MirrorLook look = new MirrorLook(rounds, questions, findings, stops, orcid, settings);
        return new Reconciliation(rounds, questions, look, () -> folder, orcid, settings);
    }

    private static ReconcileSettings settings() {
        return (ReconcileSettings) Proxy.newProxyInstance(
                ReconcileSettings.class.getClassLoader(),
                new Class<?>[] {ReconcileSettings.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "margin" -> Duration.ofMinutes(5);
                    case "absence" -> ReconcileSettings.Absence.CONFIRM;
                    case "drift" -> ReconcileSettings.Drift.RESEND;
                    case "from" -> ReconcileSettings.Source.AUTO;
                    case "batch" -> 20;
                    default -> throw new IllegalStateException("not asked for: " + method);
                });
    }

    private static <T> T sample(Class<T> type, Object every) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> every));
    }

    private final Reconciliation.Told teller = new Reconciliation.Told() {
        @Override
        public void found(String orcid, Finding finding) {
            told.add(finding.kind().text());
        }

        @Override
        public void unreadable(Path file, String why) {
            told.add(why);
        }
    };

    @BeforeEach
    void nobody() throws SQLException {
        DATABASE.execute("truncate person, reconciliation restart identity cascade");
    }

    /** Somebody of whose works our client wrote some. */
    private Somebody somebody(int from) throws Exception {
        for (int i = from; i < PEOPLE.size(); i++) {
            SyntheticRecord record = PEOPLE.record(i);
            OrcidId orcid = SyntheticIds.at(i);
            if (record.written()
                    && ShownRecord.read(
                                    new ByteArrayInputStream(record.summary().bytes()), orcid)
                            instanceof ShownRecord.Open open) {
                List<ShownItem> ours = open.items().stream()
                        .filter(item -> item.section() == Section.WORK && CLIENT.equals(item.source()))
                        .toList();
                if (ours.size() >= 3) {
                    return new Somebody(i, orcid, record.summary().toString(), ours);
                }
            }
        }
        throw new IllegalStateException("nobody has works of ours");
    }

    private record Somebody(int index, OrcidId orcid, String summary, List<ShownItem> works) {}

    private Path write(Somebody who, String text) throws IOException {
        Path file = folder.resolve("summaries").resolve(RecordKeys.summary(who.orcid()));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private long person(Somebody who) throws SQLException {
        return Long.parseLong(DATABASE.query(
                "insert into person (person_id, orcid, orcid_authenticated_at) values ('p%d', '%s', now()) returning id"
                        .formatted(who.index(), who.orcid())));
    }

    /** As if it had been sent long ago. */
    private long sent(long person, ShownItem shown, long putCode) throws SQLException {
        Work work = new Work(
                shown.title(),
                null,
                null,
                "journal-article",
                null,
                shown.ids().stream()
                        .map(id -> ExternalId.self(id.type(), id.value()))
                        .toList(),
                null,
                null,
                null,
                null,
                null,
                List.of());
        String json = CanonicalItem.json(work).replace("'", "''");
        long item = Long.parseLong(DATABASE.query(
                """
                insert into item (person, section, source, source_id, label, content, content_hash, sent_hash, put_code)
                values (%d, 'work', 'csv', 'w%d', '%s', '%s', sha256('%s'), sha256('%s'), %d) returning id
                """.formatted(person, shown.putCode(), shown.title().replace("'", "''"), json, json, json, putCode)));
        DATABASE.execute("""
                insert into task (item, person, section, operation, state) select id, person, section, 'create', 'sent'
                from item where id = """ + item);
        return item;
    }

    private Round look() {
        Reconciliation reconciliation = reconciliation();
        return reconciliation
                .mirror(reconciliation.copy().orElseThrow(), ACTOR, false, teller)
                .orElseThrow();
    }

    private static ShownItem hiddenWork() {
        var doi = List.of(new ShownItem.SelfId("doi", "10.5555/h", null));
        return new ShownItem(Section.WORK, 2, CLIENT, null, null, "Hidden", doi);
    }

    @Test
    void a_round_over_the_copy_finds_what_moved_and_what_nobody_told_of_and_asks_about_what_is_not_public()
            throws Exception {
        Somebody who = somebody(0);
        long person = person(who);
        write(who, who.summary());
        sent(person, who.works().get(0), who.works().get(0).putCode());
        long moved = sent(person, who.works().get(1), 1);
        long hidden = sent(person, hiddenWork(), 2);

        Round round = look();

        assertThat(round.outcome()).isEqualTo("complete");
        assertThat(round.tally()).isEqualTo(new Round.Tally(1, 1, 0, 0, 0));
        assertThat(round.findings())
                .containsEntry("moved", 1L)
                .containsKey("stranger")
                .doesNotContainKey("removed");
        assertThat(DATABASE.query("select put_code from item where id = " + moved))
                .isEqualTo(String.valueOf(who.works().get(1).putCode()));
        assertThat(DATABASE.query("select put_code from item where id = " + hidden))
                .isEqualTo("2");
        assertThat(DATABASE.query("select person || section || reason from reconciliation_look"))
                .isEqualTo(person + "workmissing");
        assertThat(DATABASE.query(
                        "select actor || ' ' || (detail ->> 'moved') from audit where action = 'reconciliation.end'"
                                + " and subject = 'reconciliation:" + round.id() + "' order by id desc"))
                .isEqualTo(ACTOR + " 1");

        told.clear();
        assertThat(look().findings()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void a_compressed_copy_is_compared_like_a_plain_one() throws Exception {
        Somebody who = somebody(0);
        Somebody damaged = somebody(who.index() + 1);
        for (Somebody each : List.of(who, damaged)) {
            Path plain = write(each, each.summary());
            byte[] bytes = Zstd.compress(Files.readAllBytes(plain));
            Files.write(
                    plain.resolveSibling(plain.getFileName() + ".zst"),
                    each == damaged ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            Files.delete(plain);
        }
        long moved = sent(person(who), who.works().get(1), 1);
        person(damaged);
        person(somebody(damaged.index() + 1));

        Round round = look();

        assertThat(round.tally()).isEqualTo(new Round.Tally(1, 0, 1, 1, 0));
        assertThat(round.findings()).containsEntry("moved", 1L);
        assertThat(DATABASE.query("select put_code from item where id = " + moved))
                .isEqualTo(String.valueOf(who.works().get(1).putCode()));
        assertThat(told).hasSizeGreaterThan(1);
    }

    @Test
    void a_rehearsal_leaves_no_row() throws Exception {
        Somebody who = somebody(0);
        long person = person(who);
        write(who, who.summary());
        sent(person, who.works().get(1), 1);
        Reconciliation reconciliation = reconciliation();

        Round round = reconciliation
                .mirror(reconciliation.copy().orElseThrow(), ACTOR, true, teller)
                .orElseThrow();

        assertThat(round.findings()).containsEntry("moved", 1L);
        assertThat(DATABASE.query(
                        "select (select count(*) from reconciliation) + (select count(*) from reconciliation_finding)"
                                + " + (select count(*) from reconciliation_look) + (select count(*) from reconciled)"))
                .isEqualTo("0");
        assertThat(DATABASE.query("select put_code from item")).isEqualTo("1");
    }

    @Test
    void a_summary_that_is_cut_short_or_hostile_changes_nothing_and_is_named() throws Exception {
        Somebody cut = somebody(0);
        Somebody hostile = somebody(cut.index() + 1);
        Somebody another = somebody(hostile.index() + 1);
        for (Somebody who : List.of(cut, hostile, another)) {
            sent(person(who), who.works().get(0), 1);
        }
        write(cut, cut.summary().substring(0, cut.summary().length() - 20));
        write(hostile, "<!DOCTYPE record [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + hostile.summary());
        write(another, hostile.summary());

        Round round = look();

        assertThat(round.tally()).isEqualTo(new Round.Tally(0, 0, 0, 3, 0));
        assertThat(round.findings()).isEmpty();
        assertThat(told).hasSize(3).anyMatch(why -> why.startsWith("is of another record"));
        assertThat(DATABASE.query("select count(*) from item where put_code = 1"))
                .isEqualTo("3");
    }

    @Test
    void a_summary_that_is_older_than_our_last_write_proves_nothing() throws Exception {
        Somebody who = somebody(0);
        write(who, who.summary());
        long item = sent(person(who), who.works().get(1), 1);
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, http_status, correlation)
                select id, now(), 50, 'PUT', 'DONE', 200, 'c' from task where item = """ + item);

        Round round = look();

        assertThat(round.tally().unproved()).isOne();
        assertThat(round.findings()).doesNotContainKey("moved");
        assertThat(DATABASE.query("select put_code from item where id = " + item))
                .isEqualTo("1");
    }

    @Test
    void an_error_document_pauses_the_person_and_one_without_a_summary_is_counted() throws Exception {
        Somebody who = somebody(0);
        long person = person(who);
        person(somebody(who.index() + 1));
        Path file = write(
                who,
                "<error xmlns='http://www.orcid.org/ns/error'><response-code>301</response-code>"
                        + "<developer-message>Please refer to account: https://orcid.org/" + SyntheticIds.at(9)
                        + ". ORCID https://orcid.org/" + who.orcid()
                        + "</developer-message><error-code>9007</error-code></error>");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plus(Duration.ofDays(20_000))));

        assertThat(look().tally()).isEqualTo(new Round.Tally(1, 0, 1, 0, 0));

        assertThat(told).containsExactly("closed");
        assertThat(DATABASE.query("select pause_reason || ' ' || pause_message from writer where person = " + person))
                .startsWith("deprecated ")
                .endsWith("It is now " + SyntheticIds.at(9) + ".");
    }

    @Test
    void of_two_instances_one_does_the_round_and_a_dead_one_is_followed() throws Exception {
        Somebody who = somebody(0);
        write(who, who.summary());
        sent(person(who), who.works().get(1), 1);
        Reconciliation reconciliation = reconciliation();
        List<Optional<Round>> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Optional<Round>> look =
                    () -> reconciliation.mirror(reconciliation.copy().orElseThrow(), ACTOR, false, teller);
            for (Future<Optional<Round>> one : threads.invokeAll(List.of(look, look))) {
                both.add(one.get());
            }
        }
        assertThat(DATABASE.query("select count(*) from reconciliation_finding where kind = 'moved'"))
                .isEqualTo("1");
        assertThat(both.stream()
                        .flatMap(Optional::stream)
                        .mapToLong(round -> round.findings().getOrDefault("moved", 0L))
                        .sum())
                .isOne();

        DATABASE.execute(
                "insert into reconciliation (via, actor, lease_until) values ('mirror', 'x', now() + interval '1 minute')");
        assertThat(reconciliation.mirror(reconciliation.copy().orElseThrow(), ACTOR, false, teller))
                .isEmpty();
        DATABASE.execute("update reconciliation set lease_until = now() - interval '1 minute' where ended_at is null");
        assertThat(look().outcome()).isEqualTo("complete");
        assertThat(DATABASE.query("select outcome from reconciliation where actor = 'x'"))
                .isEqualTo("stopped");
    }

    @Test
    void a_round_that_the_database_breaks_off_has_ended_and_can_be_begun_anew() throws Exception {
        Somebody who = somebody(0);
        write(who, who.summary());
        sent(person(who), who.works().get(1), 1);
        DATABASE.execute("alter table reconciliation_finding rename to gone");
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::look);
        DATABASE.execute("alter table gone rename to reconciliation_finding");

        assertThat(look().findings()).containsEntry("moved", 1L);
    }

    @Test
    void by_the_clock_it_looks_into_the_copy_when_there_is_one() throws Exception {
        Somebody who = somebody(0);
        write(who, who.summary());
        sent(person(who), who.works().get(1), 1);

        reconciliation().round();

        assertThat(rounds.newest(5))
                .singleElement()
                .satisfies(round -> assertThat(round.findings()).containsEntry("moved", 1L));
        assertThat(rounds.findings(500)).extracting(Found::kind).contains("moved");
        assertThat(reconciliation().asking()).isZero();
    }
}
