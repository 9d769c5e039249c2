package org.orcidcaravan.routing.dspace;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.document.OrcidXml;
import org.orcidcaravan.source.dspace.payload.Invalid;
import org.orcidcaravan.source.dspace.payload.Payload;
import org.orcidcaravan.source.dspace.payload.Payloads;
import org.orcidcaravan.source.dspace.payload.Target;
import org.orcidcaravan.source.dspace.payload.Unmappable;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Sends one row as DSpace's own script does, and makes of the answer what it does. */
final class StrictSender {
    private static final int NOT_FOUND = 404;
    private static final int GONE_ALREADY = 204;
    private static final int OWN_ERROR = 500;
    private static final int NO_ANSWER = 0;

    private final Payloads payloads;
    private final OrcidRoad road;

    StrictSender(Payloads payloads, OrcidRoad road) {
        this.payloads = payloads;
        this.road = road;
    }

    RowOutcome send(Prepared prepared) {
        try {
            return answered(prepared, road.send(call(prepared)));
        } catch (Invalid invalid) {
            return RowOutcome.unsent(String.valueOf(invalid.getMessage()));
        } catch (Unmappable own) {
            return RowOutcome.failed(OWN_ERROR, own.getMessage());
        }
    }

    private DspaceCall call(Prepared prepared) {
        QueueRow row = prepared.row();
        Target target = Target.of(row.recordType())
                .orElseThrow(() -> new Unmappable("The type of the given queue record could not be determined"));
        Section section = target.section();
        boolean insert = prepared.operation().equals("INSERT");
        // Whatever is not an addition to a profile is taken for a deletion from it.
        if (prepared.operation().equals("DELETE") || (target.isProfile() && !insert)) {
            return DspaceCall.delete(prepared.orcid(), section, segment(row.putCode()), prepared.token());
        }
        Payload payload = payloads.of(row);
        if (insert) {
            return DspaceCall.post(prepared.orcid(), section, xml(payload, null), prepared.token());
        }
        String document = xml(payload, PutCodes.number(row.putCode()));
        return DspaceCall.put(prepared.orcid(), section, segment(row.putCode()), document, prepared.token());
    }

    /** What DSpace puts into the address: the word "null" too, when there is no put-code. */
    private static String segment(@Nullable String putCode) {
        String text = String.valueOf(putCode);
        if (!PutCodes.isSegment(text)) {
            throw new Unmappable("Illegal character in the put code " + text);
        }
        return text;
    }

    static String xml(Payload payload, @Nullable Long putCode) {
        return new String(OrcidXml.marshal(payload.root(putCode)), StandardCharsets.UTF_8);
    }

    private static RowOutcome answered(Prepared prepared, Answered answered) {
        return switch (answered) {
            case Answered.Silence(TransportFailure failure, String detail) ->
                failure == TransportFailure.RATE_BLOCKED || failure == TransportFailure.BREAKER_OPEN
                        ? RowOutcome.left("Nothing may be sent just now: " + detail, RowOutcome.Next.STOP_RUN, false)
                        : RowOutcome.failed(NO_ANSWER, prepared.token().maskedIn(detail));
            case Answered.Answer(ApiAnswer answer) -> answered(prepared, answer);
        };
    }

    /** What DSpace does not do: the token, which ORCID quotes when it refuses it, is masked. */
    private static RowOutcome answered(Prepared prepared, ApiAnswer answer) {
        String body = prepared.token().maskedIn(answer.body());
        boolean deletion = answer.status() == NOT_FOUND && isDeletion(prepared);
        if (deletion) {
            int status = prepared.operation().equals("DELETE") ? GONE_ALREADY : NOT_FOUND;
            return RowOutcome.done(status, body, null);
        }
        return answer.status() / 100 == 2
                ? RowOutcome.done(answer.status(), body, PutCodes.ofLocation(answer.location()))
                : RowOutcome.failed(answer.status(), body);
    }

    private static boolean isDeletion(Prepared prepared) {
        return switch (prepared.operation()) {
            case "DELETE" -> true;
            case "INSERT" -> false;
            default ->
                Target.of(prepared.row().recordType()).filter(Target::isProfile).isPresent();
        };
    }
}
