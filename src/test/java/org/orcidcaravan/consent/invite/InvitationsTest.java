package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEvents;
import org.orcidcaravan.database.RealDatabase;

class InvitationsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void an_office() throws Exception {
        DATABASE.execute("delete from person");
        DATABASE.execute("delete from campaign");
        DATABASE.execute("delete from mail_barred");
        DATABASE.execute("update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity'");
        office = new Office(DATABASE, folder);
        office.campaign("ask", Office.INVITATION);
    }

    private List<String> going(CampaignPlan plan) {
        return plan.going().stream()
                .map(mail -> mail.personId() + " " + mail.part() + " " + mail.round())
                .toList();
    }

    @Test
    void a_dry_run_shows_every_mail_and_changes_nothing() throws Exception {
        office.person("ada");
        office.person("broken", "Bob", "Broken", "bob@example.org\r\nBcc: all@example.org");
        DATABASE.execute("insert into person (person_id) values ('nobody')");

        CampaignPlan plan = office.invitations.rehearse("ask");

        assertThat(plan.going()).singleElement().satisfies(mail -> {
            assertThat(mail.address()).isEqualTo("ada@example.org");
            assertThat(mail.subject()).isEqualTo("Ada, connect");
            assertThat(mail.why()).startsWith("known since 20");
        });
        assertThat(plan.leftOut())
                .singleElement()
                .satisfies(mail -> assertThat(mail.leftOut()).contains("no address"));
        assertThat(DATABASE.query("select count(*) from mail")).isEqualTo("0");
    }

    @Test
    void planning_twice_or_by_two_at_once_plans_each_mail_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            office.person("p" + i);
        }
        Callable<CampaignPlan> plan = () -> office.invitations.plan("ask", "test");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<CampaignPlan> one : threads.invokeAll(List.of(plan, plan, plan, plan))) {
                one.get();
            }
        }

        assertThat(DATABASE.query("select count(*) || ' ' || count(distinct message_id) from mail"))
                .isEqualTo("20 20");
        assertThat(DATABASE.query(
                        "select count(*) from audit where action = 'campaign.plan' and subject = 'campaign:ask'"))
                .isNotEqualTo("0");
        assertThat(office.outbox.standing())
                .singleElement()
                .satisfies(standing -> assertThat(standing.figures())
                        .containsEntry(MailState.PLANNED, 20L)
                        .containsEntry(MailState.SENT, 0L));
    }

    @Test
    void a_limit_leaves_the_others_for_the_next_time() {
        office.campaign("ask", "limit: 2\n" + Office.INVITATION);
        office.person("a");
        office.person("b");
        office.person("c");

        CampaignPlan first = office.invitations.plan("ask", "test");
        assertThat(going(first)).containsExactly("a first 1", "b first 1");
        assertThat(first.beyondLimit()).isOne();
        assertThat(going(office.invitations.plan("ask", "test"))).containsExactly("c first 1");
        assertThat(going(office.invitations.plan("ask", "test"))).isEmpty();
    }

    @Test
    void units_and_groups_say_who_and_who_not() {
        office.campaign(
                "ask",
                Office.INVITATION
                        + "audience:\n  units: [Physics]\n  groups: [staff, guests]\n  except-groups: [no-mail]\n");
        office.person("staff", "A", "B", "a@example.org", "staff");
        office.person("not", "A", "B", "b@example.org", "staff", "no-mail");
        office.person("other", "A", "B", "c@example.org", "students");

        assertThat(going(office.invitations.rehearse("ask"))).containsExactly("staff first 1");
    }

    @Test
    void a_reminder_comes_after_its_delay_and_not_to_who_has_connected() throws Exception {
        office.person("ada");
        office.invitations.plan("ask", "test");
        office.send();
        assertThat(office.state("ada")).isEqualTo("first 1 sent");
        assertThat(new ConsentEvents(office.transactions)
                        .of(office.people.find("ada").orElseThrow().id()))
                .extracting(noted -> noted.event().kind())
                .containsExactly(ConsentEvent.Kind.INVITED);

        office.ahead(Duration.ofDays(13));
        assertThat(going(office.invitations.rehearse("ask"))).isEmpty();
        office.ahead(Duration.ofDays(15));
        assertThat(going(office.invitations.rehearse("ask"))).containsExactly("ada second 1");

        DATABASE.execute("update person set orcid = '0000-0002-1825-0097'");
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, fingerprint)
                select id, orcid, '/activities/update', 'x', 'invite-1' from person""");
        assertThat(going(office.invitations.rehearse("ask"))).isEmpty();

        DATABASE.execute("update token set state = 'rejected', checked_at = now()");
        assertThat(going(office.invitations.rehearse("ask")))
                .as("who withdrew is not reminded of an invitation")
                .isEmpty();
        office.campaign("again", """
                description: Asks again
                languages: [en]
                audience: {states: [revoked]}
                mails: [{name: once, template: ask}]
                """);
        assertThat(going(office.invitations.rehearse("again"))).containsExactly("ada once 1");
    }

    @Test
    void a_stopped_campaign_neither_plans_nor_sends_until_it_is_started() {
        office.person("ada");
        office.invitations.plan("ask", "test");

        assertThat(office.outbox.stop("ask", "console:kim")).isTrue();
        assertThat(office.outbox.stop("ask", "console:kim")).isFalse();
        assertThat(office.mails.claim()).isEmpty();
        assertThatThrownBy(() -> office.invitations.plan("ask", "test"))
                .isInstanceOf(CampaignRefused.class)
                .hasMessageContaining("stopped");
        assertThat(office.outbox.start("ask", "console:kim")).isTrue();
        assertThat(office.outbox.start("ask", "console:kim")).isFalse();
        assertThat(office.mails.claim()).hasSize(1);
        assertThatThrownBy(() -> office.outbox.stop("none", "x"))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.isUnknown()).isTrue());
    }

    @Test
    void a_window_holds_mails_back() {
        office.campaign("ask", Office.INVITATION + "window: {hours: 0-1, days: [monday], zone: UTC}\n");
        office.person("ada");
        office.invitations.plan("ask", "test");
        boolean open = office.campaigns
                .find("ask")
                .flatMap(CampaignFile::usable)
                .orElseThrow()
                .window()
                .isOpen(office.instant());

        assertThat(office.outbox.due("ask")).isEqualTo(open ? 1 : 0);
        assertThat(office.mails.claim()).hasSize(open ? 1 : 0);
    }

    @Test
    void the_clock_plans_only_what_says_that_it_is_automatic() throws Exception {
        office.person("ada");
        office.campaign("bad", "automatic: true");
        office.invitations.planAutomatic();
        assertThat(DATABASE.query("select count(*) from mail")).isEqualTo("0");

        office.campaign("ask", "automatic: true\n" + Office.INVITATION);
        office.invitations.planAutomatic();
        assertThat(office.state("ada")).isEqualTo("first 1 planned");
        assertThatThrownBy(() -> office.invitations.rehearse("bad")).hasMessageContaining("bad.yaml:1: ");
        assertThatThrownBy(() -> office.invitations.rehearse("none")).hasMessageContaining("no campaign 'none'");
    }

    @Test
    void an_operator_invites_one_person_again_but_never_who_opted_out() throws Exception {
        var ada = office.person("ada");
        office.invitations.plan("ask", "test");
        assertThatThrownBy(() -> office.invitations.invite("ask", null, ada, "console:kim"))
                .hasMessageContaining("already");
        office.send();

        assertThat(office.invitations.invite("ask", "first", ada, "console:kim").round())
                .isEqualTo(2);
        assertThatThrownBy(() -> office.invitations.invite("ask", "third", ada, "x"))
                .hasMessageContaining("no mail 'third'");
        DATABASE.execute(
                "insert into mail_barred (address, reason, person) select 'other', 'opted-out', id from person");
        assertThatThrownBy(() -> office.invitations.invite("ask", "second", ada, "x"))
                .hasMessageContaining("opted-out");
        DATABASE.execute("delete from mail_barred");
        DATABASE.execute("insert into mail_barred (address, reason) values ('ada@example.org', 'bounced')");
        assertThatThrownBy(() -> office.invitations.invite("ask", "second", ada, "x"))
                .hasMessageContaining("bounced");
        assertThat(office.invitations.rehearse("ask").going()).isEmpty();
        DATABASE.execute("update person set email = null");
        assertThatThrownBy(() -> office.invitations.invite("ask", "second", ada, "x"))
                .hasMessageContaining("No address");
    }

    @Test
    void who_has_works_waiting_for_their_choice_is_told_unless_they_chose_that_nothing_goes() throws Exception {
        office.campaign("choose", """
                description: Tells that works wait
                languages: [en]
                audience:
                  states: [asked]
                mails:
                  - name: first
                    template: ask
                """);
        for (String key : List.of("ask", "off", "nothing", "unconnected")) {
            office.person(key);
        }
        DATABASE.execute("""
                update person set orcid = case person_id when 'ask' then '0000-0002-1825-0097'
                    when 'off' then '0000-0001-5109-3700' else '0000-0002-1694-233X' end
                where person_id <> 'unconnected';
                insert into token (person, orcid, scopes, access_token, fingerprint, state)
                select id, orcid, '/activities/update', '\\x00', sha256(person_id::bytea), 'valid'
                from person where orcid is not null;
                insert into choice (person, mode) select id, 'off' from person where person_id = 'off';
                insert into item (person, source, source_id, section, label, content, content_hash)
                select id, 'csv', 'w1', 'work', 'One', '{}', '\\x00' from person where person_id <> 'nothing';
                insert into task (item, person, section, operation, state)
                select id, person, section, 'create', 'held' from item;
                """);

        assertThat(going(office.invitations.rehearse("choose"))).containsExactly("ask first 1");
    }
}
