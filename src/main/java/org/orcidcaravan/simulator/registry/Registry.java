package org.orcidcaravan.simulator.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.record.Inspection;
import org.orcidcaravan.simulator.registry.record.Pauses;
import org.orcidcaravan.simulator.registry.record.RecordState;
import org.orcidcaravan.simulator.registry.record.Records;
import org.orcidcaravan.simulator.registry.record.RegistryItem;
import org.orcidcaravan.simulator.registry.record.Visibility;
import org.orcidcaravan.simulator.registry.record.Writing;
import org.orcidcaravan.simulator.registry.rule.Groups;
import org.orcidcaravan.simulator.registry.rule.ItemRules;

/**
 * A running simulated registry, and the hand that steers it: what researchers, ORCID's staff and bad luck do. Close it
 * to end it; nothing is kept.
 */
public final class Registry implements AutoCloseable {
    private final RegistryPlan plan;
    private final Webhooks webhooks;
    private final Records records;
    private final Clients clients = new Clients();
    private final Groups groups = new Groups();
    private final RequestLog log = new RequestLog();
    private final Pauses pauses = new Pauses();
    private final Inspection inspection = new Inspection();
    private final Faults faults;
    private final Tokens tokens;
    private final Codes codes;
    private final Authorization authorization;
    private final RatePolice police;
    private final Writing writing;
    private final Front front;
    private final RegistryServer server;

    private Registry(RegistryPlan plan) {
        Chance chance = new Chance(plan.random());
        this.plan = plan;
        this.webhooks = new Webhooks(plan.clock());
        this.records = new Records(webhooks::changed);
        this.faults = new Faults(chance);
        this.tokens = new Tokens(chance, plan.clock());
        this.codes = new Codes(chance);
        this.police = new RatePolice(plan.rate());
        this.writing = new Writing(new ItemRules(groups), plan.clock(), pauses);
        clients.add(plan.client());
        this.authorization = new Authorization(clients, records, codes);
        Desk.Apis apis = new Desk.Apis(
                new MemberApi(tokens, clients, records, writing),
                new WebhookApi(tokens, clients, records, webhooks),
                new PublicRecords(tokens, records, webhooks));
        Signature signature = new Signature(plan.clock());
        Desk desk = new Desk(apis, new OAuth(clients, tokens, codes, signature), authorization, tokens, signature);
        this.front = new Front(log, faults, police, pauses, desk, plan.latency());
        this.server = RegistryServer.open(plan.port(), front);
    }

    /**
     * Opens a registry without records.
     *
     * @throws IllegalStateException when the port is taken
     */
    public static Registry open(RegistryPlan plan) {
        return new Registry(plan);
    }

    /** {@code http://127.0.0.1:port}: the value for the settings of the API's and of OAuth's address. */
    public URI uri() {
        return server.uri();
    }

    /** The client of the plan, which all that follows is about where no other is named. */
    public Client client() {
        return plan.client();
    }

    /** Another member, or the same one with a new secret. */
    public void addClient(Client client) {
        clients.add(client);
    }

    /** From now on each call of the client is answered 409, error-code 9057. */
    public void deactivateClient() {
        clients.deactivate(plan.client());
    }

    public void activateClient() {
        clients.activate(plan.client());
    }

    /** Adds an empty, active record, unless it is there. */
    public void addRecord(OrcidId orcid) {
        records.add(orcid);
    }

    public void setRecordState(OrcidId orcid, RecordState state) {
        records.get(orcid).state(state);
    }

    /** Makes a group that peer reviews can count for; those of an ISSN need no making. */
    public void addGroup(String groupId) {
        groups.add(groupId);
    }

    /** A token for this record, good for twenty years. The record is added if it is not there. */
    public String issueToken(OrcidId orcid, Set<Scope> scopes) {
        return issueToken(plan.client(), orcid, scopes, Tokens.LIFE);
    }

    /** A token of any client, good for {@code life} of the plan's clock. */
    public String issueToken(Client client, OrcidId orcid, Set<Scope> scopes, Duration life) {
        records.add(orcid);
        return tokens.issue(client, orcid, texts(scopes), life).access();
    }

    /** A code, as the researcher's browser brings it from the authorization page. */
    public String issueCode(OrcidId orcid, Set<Scope> scopes, URI redirect) {
        records.add(orcid);
        return codes.issue(plan.client(), new Codes.Answer(orcid, texts(scopes), null), redirect.toString());
    }

    /** From now on each browser at the authorization page is this researcher's, who is asked nothing and allows all. */
    public void signIn(OrcidId orcid) {
        records.add(orcid);
        authorization.visitor(new Visitor(orcid, true));
    }

    /** As {@link #signIn}, but the researcher denies all. */
    public void signInDenying(OrcidId orcid) {
        records.add(orcid);
        authorization.visitor(new Visitor(orcid, false));
    }

    /** From now on the authorization page asks who is there, as it did at first. */
    public void signOut() {
        authorization.visitor(null);
    }

    /** The researcher takes back all permissions of the client. */
    public void revokeByUser(OrcidId orcid) {
        tokens.revokeByUser(orcid, plan.client());
    }

    /** What is on the record, by put-code, whoever put it there. */
    public List<RegistryItem> items(OrcidId orcid, Section section) {
        return inspection.items(records.get(orcid), section);
    }

    /** The item as the API shows it to its owner, in XML. */
    public String itemXml(OrcidId orcid, Section section, long putCode) {
        return inspection.xml(records.get(orcid), section, putCode);
    }

    /**
     * The researcher adds an item.
     *
     * @param xml as a member would send it
     * @return its put-code
     */
    public long addByResearcher(OrcidId orcid, Section section, String xml) {
        return writing.addByResearcher(records.add(orcid), section, Inspection.element(xml));
    }

    /** The researcher deletes an item, whoever added it; false when it is not there. */
    public boolean removeItem(OrcidId orcid, Section section, long putCode) {
        return inspection.remove(records.get(orcid), section, putCode);
    }

    /** The researcher changes who may see an item. */
    public void setVisibility(OrcidId orcid, Section section, long putCode, Visibility visibility) {
        inspection.show(records.get(orcid), section, putCode, visibility);
    }

    /** How many addresses are called when this record changes. */
    public int webhooks(OrcidId orcid) {
        return webhooks.of(orcid);
    }

    /** How long passes between a change and the calls of those who want to hear of it. */
    public void setWebhookPace(Duration pace) {
        webhooks.pace(pace);
    }

    public RequestLog requests() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    /** Switches a fault on. */
    public Faults.Injected inject(Fault fault) {
        return faults.inject(fault);
    }

    public void setRate(RateRule rate) {
        police.rule(rate);
    }

    public void setLatency(Duration latency) {
        front.latency(latency);
    }

    /** How long each write waits between looking for duplicates and storing, so that two writers can both store. */
    public void setRaceWindow(Duration window) {
        front.window(window);
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        webhooks.close();
        pauses.close();
        server.close();
    }

    private static Set<String> texts(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).collect(Collectors.toUnmodifiableSet());
    }
}
