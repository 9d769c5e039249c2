package org.orcidcaravan.simulator.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.record.Records;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;

/** Where premium members say what is to be called: {@code PUT} and {@code DELETE /{iD}/webhook/{address}}. */
final class WebhookApi {
    private static final Pattern PATH = Pattern.compile("/([0-9X-]{19})/webhook/(.+)");
    private static final String SCOPE = "/webhook";

    private final Tokens tokens;
    private final Clients clients;
    private final Records records;
    private final Webhooks webhooks;

    WebhookApi(Tokens tokens, Clients clients, Records records, Webhooks webhooks) {
        this.tokens = tokens;
        this.clients = clients;
        this.records = records;
        this.webhooks = webhooks;
    }

    static boolean isFor(String path) {
        return PATH.matcher(path).matches();
    }

    Reply answer(Call call) {
        try {
            return reply(call);
        } catch (OAuthRefusal refusal) {
            return refusal.reply();
        } catch (Refusal refusal) {
            return Reply.error(refusal.status(), refusal.document());
        }
    }

    private Reply reply(Call call) {
        Token token = tokens.authenticate(call);
        Matcher path = PATH.matcher(call.line().path());
        Optional<OrcidId> orcid = path.matches() ? OrcidId.parse(path.group(1)) : Optional.empty();
        if (orcid.isEmpty()) {
            throw Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 404, "HTTP 404 Not Found");
        }
        if (clients.isDeactivated(token.client())) {
            throw Refusal.of(ErrorCode.CLIENT_DEACTIVATED, token.client().id());
        }
        if (token.orcid().isPresent() || !token.scopes().contains(SCOPE)) {
            throw Refusal.of(ErrorCode.SCOPE_MISSING, "The token lacks " + SCOPE);
        }
        Records.checkState(records.get(orcid.get()), false, other -> call.base() + "/" + other);
        String url = path.group(2);
        Webhooks.Outcome outcome = switch (call.method()) {
            case "PUT" -> webhooks.register(orcid.get(), url, token.client());
            case "DELETE" -> webhooks.remove(orcid.get(), url, token.client());
            default -> throw Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 405, "HTTP 405 Method Not Allowed");
        };
        return switch (outcome) {
            case NEW -> Reply.empty(201).with("Location", call.base() + "/" + orcid.get() + "/webhook");
            case THERE, GONE -> Reply.empty(204);
            case MISSING -> throw Refusal.of(ErrorCode.WEBHOOK_NOT_FOUND);
            case FOREIGN -> throw Refusal.of(ErrorCode.FORBIDDEN);
        };
    }
}
