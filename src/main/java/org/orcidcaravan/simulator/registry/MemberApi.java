package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.record.Caller;
import org.orcidcaravan.simulator.registry.record.Reading;
import org.orcidcaravan.simulator.registry.record.Records;
import org.orcidcaravan.simulator.registry.record.ResearcherRecord;
import org.orcidcaravan.simulator.registry.record.Writing;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;
import org.orcidcaravan.simulator.registry.xml.Element;
import org.orcidcaravan.simulator.registry.xml.ElementReader;
import org.orcidcaravan.simulator.registry.xml.MalformedXml;
import org.orcidcaravan.simulator.registry.xml.Schemas;

/**
 * The member API 3.0. What is wrong with a call is found in ORCID's order: token, path, method and media type, client,
 * whose token, schema, state of the record, scope, put-code, validators, duplicates, source.
 */
final class MemberApi {
    private static final Set<String> READ_ALL =
            Set.of(Scope.READ_LIMITED.text(), "/activities/read-limited", "/person/read-limited");

    private final Tokens tokens;
    private final Clients clients;
    private final Records records;
    private final Writing writing;
    private final Reading reading = new Reading();
    private final ElementReader xml = new ElementReader();
    private final Schemas schemas = new Schemas();

    MemberApi(Tokens tokens, Clients clients, Records records, Writing writing) {
        this.tokens = tokens;
        this.clients = clients;
        this.records = records;
        this.writing = writing;
    }

    /** @param window between looking for duplicates and storing */
    Reply answer(Call call, Duration window) {
        try {
            Token token = tokens.authenticate(call);
            Target target = target(call);
            MediaTypes.check(call);
            checkOwner(token, target);
            Element sent = body(call, target);
            ResearcherRecord record = records.get(target.orcid());
            boolean reads = call.method().equals("GET");
            Records.checkState(record, reads, orcid -> "%s/v3.0/%s/%s".formatted(call.base(), orcid, target.rest()));
            if (reads) {
                return read(token, target, record);
            }
            checkScope(token, target.section());
            return write(call, new Change(token, target, record, sent, window));
        } catch (OAuthRefusal refusal) {
            return refusal.reply();
        } catch (Refusal refusal) {
            Reply reply = MediaTypes.wantsJson(call)
                    ? Reply.jsonError(refusal.status(), refusal.document())
                    : Reply.error(refusal.status(), refusal.document());
            return refusal.location()
                    .map(location -> reply.with("Location", location))
                    .orElse(reply);
        }
    }

    private static Target target(Call call) {
        String path = call.line().path();
        if (path.startsWith("/v3.0_rc")) {
            String location = call.base() + "/v3.0" + path.substring(path.indexOf('/', 1));
            throw Refusal.elsewhere(ErrorCode.VERSION_DISABLED, 308, ErrorCode.VERSION_DISABLED.message(), location);
        }
        Target target = Target.of(path)
                .orElseThrow(() -> Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 404, "HTTP 404 Not Found"));
        if (!target.place().allows(call.method())) {
            throw Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 405, "HTTP 405 Method Not Allowed");
        }
        return target;
    }

    private void checkOwner(Token token, Target target) {
        if (clients.isDeactivated(token.client())) {
            throw Refusal.of(ErrorCode.CLIENT_DEACTIVATED, token.client().id());
        }
        if (token.orcid().filter(owner -> !owner.equals(target.orcid())).isPresent()) {
            throw Refusal.of(ErrorCode.WRONG_RECORD, "Access token is for a different record");
        }
    }

    private static void checkScope(Token token, Section section) {
        if (!token.scopes().contains(section.scope().text())) {
            throw Refusal.of(
                    ErrorCode.SCOPE_MISSING,
                    "The token lacks " + section.scope().text());
        }
    }

    /** What was sent; a bulk is not held against a schema. */
    private Element body(Call call, Target target) {
        if (call.method().equals("GET") || call.method().equals("DELETE")) {
            return Element.of("", "");
        }
        try {
            if (!isBulk(target)) {
                return xml.read(call.body().bytes(), schemas.of(target.section()));
            }
            Element bulk = xml.read(call.body().bytes());
            if (!bulk.name().equals("bulk") || !bulk.space().equals("bulk")) {
                throw Refusal.of(ErrorCode.INVALID_MESSAGE, "unexpected element (local:\"%s\")".formatted(bulk.name()));
            }
            return bulk;
        } catch (MalformedXml e) {
            throw Refusal.of(ErrorCode.INVALID_MESSAGE, String.valueOf(e.getMessage()));
        }
    }

    private Reply read(Token token, Target target, ResearcherRecord record) {
        Caller caller =
                new Caller(token.client().source(), token.scopes().stream().anyMatch(READ_ALL::contains));
        Section section = target.section();
        List<String> codes = target.putCodes();
        Element found = switch (target.place()) {
            case LIST, OPEN_LIST -> reading.list(record, section, caller);
            case SEVERAL -> reading.works(record, codes, caller);
            case SUMMARY -> reading.summary(record, section, Reading.number(codes.getFirst()), caller);
            default -> reading.item(record, section, Reading.number(codes.getFirst()), caller);
        };
        return Reply.xml(200, found);
    }

    private Reply write(Call call, Change change) {
        return switch (call.method()) {
            case "PUT" ->
                Reply.xml(
                        200,
                        writing.replace(
                                change.record(),
                                change.target().section(),
                                change.putCode(),
                                change.sent(),
                                change.token().client().source()));
            case "DELETE" -> {
                writing.remove(
                        change.record(),
                        change.target().section(),
                        change.putCode(),
                        change.token().client().source());
                yield Reply.empty(204);
            }
            default -> add(call, change);
        };
    }

    private Reply add(Call call, Change change) {
        Target target = change.target();
        if (isBulk(target)) {
            List<Element> done = writing.addWorks(
                    change.record(),
                    change.sent().children(),
                    change.token().client().source(),
                    change.window());
            return Reply.xml(200, Element.of("bulk", "bulk", done));
        }
        long putCode = writing.add(
                change.record(),
                target.section(),
                change.sent(),
                change.token().client().source(),
                change.window());
        return Reply.empty(201)
                .with(
                        "Location",
                        "%s/v3.0/%s/%s/%d"
                                .formatted(
                                        call.base(),
                                        target.orcid(),
                                        target.section().itemPath(),
                                        putCode));
    }

    private static boolean isBulk(Target target) {
        return target.section() == Section.WORK && target.place() == Target.Place.OPEN_LIST;
    }

    private record Change(Token token, Target target, ResearcherRecord record, Element sent, Duration window) {
        long putCode() {
            return Reading.number(target.putCodes().getFirst());
        }
    }
}
