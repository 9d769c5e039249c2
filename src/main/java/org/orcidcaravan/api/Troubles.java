package org.orcidcaravan.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.orcidcaravan.access.AccessTrouble;
import org.orcidcaravan.access.OperatorRefused;
import org.orcidcaravan.access.Passwords;
import org.orcidcaravan.consent.ConsentTrouble;
import org.orcidcaravan.consent.invite.CampaignRefused;
import org.orcidcaravan.consent.invite.LetterUnfit;
import org.orcidcaravan.measure.MeasureTrouble;
import org.orcidcaravan.push.QueueTrouble;
import org.orcidcaravan.source.UnreadableSource;
import org.orcidcaravan.source.record.SourceTrouble;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;

/** What an exception becomes in an answer. What nobody expected is for the log, and not for the caller. */
class Troubles {
    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());
    private static final int RETRY_SECONDS = 30;

    @ServerExceptionMapper({
        QueueTrouble.class,
        ConsentTrouble.class,
        AccessTrouble.class,
        MeasureTrouble.class,
        SourceTrouble.class,
        DatabaseTrouble.class
    })
    Response database(RuntimeException trouble) {
        return UnkeptText.in(trouble).orElseGet(() -> unanswered(trouble));
    }

    private static Response unanswered(RuntimeException trouble) {
        LOG.log(System.Logger.Level.ERROR, trouble.getMessage());
        return Problem.answer(
                        503,
                        "The database does not answer, so nothing more was taken in. Send the same again later: what is in"
                                + " already stays as it is.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response unreadable(UnreadableSource trouble) {
        return Problem.answer(400, String.valueOf(trouble.getMessage())).build();
    }

    @ServerExceptionMapper
    Response misused(Misused trouble) {
        return Problem.answer(400, String.valueOf(trouble.getMessage())).build();
    }

    @ServerExceptionMapper
    Response tooLarge(TooLarge trouble) {
        return Problem.answer(413, String.valueOf(trouble.getMessage())).build();
    }

    @ServerExceptionMapper
    Response operator(OperatorRefused trouble) {
        return Problem.answer(trouble.isConflict() ? 409 : 400, String.valueOf(trouble.getMessage()))
                .build();
    }

    @ServerExceptionMapper
    Response tooMany(Passwords.TooMany trouble) {
        return Problem.answer(503, String.valueOf(trouble.getMessage())).build();
    }

    /** Not found, wrong method, wrong media type: the framework's own. */
    @ServerExceptionMapper
    Response framework(WebApplicationException trouble) {
        Response own = trouble.getResponse();
        int status = own.getStatus();
        String detail = switch (status) {
            case 404 -> "There is nothing at this address: docs/api.md and /q/openapi say what there is.";
            case 405 -> "This address does not take the method: /q/openapi says which it takes.";
            case 406 -> "The answer is application/json: ask for that with Accept.";
            case 415 ->
                "Works are application/json or application/vnd.citationstyles.csl+json: say which with Content-Type.";
            default -> own.getStatusInfo().getReasonPhrase() + ".";
        };
        Response.ResponseBuilder answer = Problem.answer(status, detail);
        Object allowed = own.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    Response impossible(Impossible trouble) {
        return Problem.answer(trouble.status(), String.valueOf(trouble.getMessage()))
                .build();
    }

    @ServerExceptionMapper
    Response campaign(CampaignRefused refused) {
        return Problem.answer(refused.isUnknown() ? 404 : 409, String.valueOf(refused.getMessage()))
                .build();
    }

    /** A template that went out of order while somebody looked. */
    @ServerExceptionMapper
    Response letter(LetterUnfit unfit) {
        return Problem.answer(409, String.valueOf(unfit.getMessage())).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable trouble) {
        LOG.log(System.Logger.Level.ERROR, "Failed to answer a request", trouble);
        return Problem.answer(500, "Something went wrong here that nobody expected: the service's log says what.")
                .build();
    }
}
