package org.orcidcaravan.routing.dspace;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.document.Match;
import org.orcidcaravan.push.document.RemoteItem;
import org.orcidcaravan.push.document.RemoteItems;
import org.orcidcaravan.push.document.UnclearAnswer;
import org.orcidcaravan.source.dspace.DspaceSettings.Gone;
import org.orcidcaravan.source.dspace.payload.Payload;
import org.orcidcaravan.source.dspace.payload.Target;
import org.orcidcaravan.source.dspace.payload.Unmappable;

/** Sends one row, and makes of the answer what Caravan's own queue would, in the columns that DSpace has. */
final class ImprovedSender {
    private static final int OK = 200;
    private static final int GONE_ALREADY = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final OrcidRoad road;
    private final Judge judge;
    private final Owners owners;
    private final String client;
    private final Gone gone;

    /** @param client our client's id, by which what is ours in a record is known */
    ImprovedSender(OrcidRoad road, Judge judge, Owners owners, String client, Gone gone) {
        this.road = road;
        this.judge = judge;
        this.owners = owners;
        this.client = client;
        this.gone = gone;
    }

    /** @param putCode null: there is nothing of it in the record, as far as anybody knows */
    RowOutcome delete(Prepared prepared, Section section, @Nullable String putCode) {
        if (putCode == null || !PutCodes.isSegment(putCode)) {
            return RowOutcome.done(GONE_ALREADY, "Nothing of it is in the record.", null);
        }
        DspaceCall call = DspaceCall.delete(prepared.orcid(), section, putCode, prepared.token());
        Answered answered = road.send(call);
        Judgement judgement = Judging.of(judge, call, answered);
        return judgement.verdict() == Verdict.DONE
                ? owners.well(prepared, RowOutcome.done(GONE_ALREADY, body(prepared, answered), null))
                : owners.refused(prepared, judgement, answered);
    }

    /** Adds it. */
    RowOutcome post(Prepared prepared, Payload payload) {
        String document = StrictSender.xml(payload, null);
        DspaceCall call = DspaceCall.post(prepared.orcid(), payload.section(), document, prepared.token());
        Answered answered = road.send(call);
        return posted(prepared, payload, Judging.of(judge, call, answered), answered);
    }

    /** What became of something that was to be added, by itself or in a bulk. */
    RowOutcome posted(Prepared prepared, Payload payload, Judgement judgement, Answered answered) {
        return switch (judgement.verdict()) {
            case DONE ->
                owners.well(
                        prepared,
                        RowOutcome.done(Judging.status(answered), body(prepared, answered), text(judgement.putCode())));
            case ADOPT_PUT_CODE -> {
                Long putCode = judgement.putCode();
                yield putCode == null ? look(prepared, payload, false) : adopt(prepared, payload, putCode);
            }
            default -> owners.refused(prepared, judgement, answered);
        };
    }

    /**
     * Replaces it.
     *
     * @param adopted whether DSpace does not know the put-code yet, and is to learn it
     */
    RowOutcome replace(Prepared prepared, Payload payload, long putCode, boolean adopted) {
        String document = StrictSender.xml(payload, putCode);
        DspaceCall call =
                DspaceCall.put(prepared.orcid(), payload.section(), text(putCode), document, prepared.token());
        Answered answered = road.send(call);
        Judgement judgement = Judging.of(judge, call, answered);
        return switch (judgement.verdict()) {
            case DONE ->
                owners.well(prepared, RowOutcome.done(OK, body(prepared, answered), adopted ? text(putCode) : null));
            case REMOVED ->
                gone == Gone.CREATE
                        ? post(prepared, payload)
                        : RowOutcome.aside(NOT_FOUND, "Kept aside: " + judgement.reason());
            default -> owners.refused(prepared, judgement, answered);
        };
    }

    /** It is in the record, from us: DSpace learns its put-code. One of a person's details is never replaced. */
    private RowOutcome adopt(Prepared prepared, Payload payload, long putCode) {
        return payload.section().isPersonDetail()
                ? RowOutcome.done(OK, "It was found in the record.", text(putCode))
                : replace(prepared, payload, putCode, true);
    }

    /**
     * Looks for it in the record, and then replaces or adds it.
     *
     * @param add whether it is added when it is not there
     */
    RowOutcome look(Prepared prepared, Payload payload, boolean add) {
        DspaceCall call = DspaceCall.list(prepared.orcid(), payload.section(), prepared.token());
        Answered answered = road.send(call);
        Judgement judgement = Judging.of(judge, call, answered);
        if (judgement.verdict() != Verdict.DONE) {
            RowOutcome refused = owners.refused(prepared, judgement, answered);
            return new RowOutcome(refused.entry(), refused.fate(), refused.text(), refused.next(), add);
        }
        List<RemoteItem> remote;
        try {
            remote = RemoteItems.read(payload.section(), Judging.body(answered));
        } catch (UnclearAnswer unclear) {
            return RowOutcome.left(String.valueOf(unclear.getMessage()), RowOutcome.Next.TROUBLE, add);
        }
        return switch (Match.find(payload.item(), remote, client)) {
            case Match.Found(long putCode) -> adopt(prepared, payload, putCode);
            case Match.Ambiguous(var _, String why) -> RowOutcome.failed(CONFLICT, why);
            case Match.Absent() ->
                add ? post(prepared, payload) : RowOutcome.failed(CONFLICT, "ORCID has it already, and not from us.");
        };
    }

    /** What a row is about. */
    static Target target(Prepared prepared) {
        return Target.of(prepared.row().recordType())
                .orElseThrow(() -> new Unmappable("The type of the given queue record could not be determined"));
    }

    private static String body(Prepared prepared, Answered answered) {
        return prepared.token().maskedIn(Judging.body(answered));
    }

    static @Nullable String text(@Nullable Long putCode) {
        return Optional.ofNullable(putCode).map(String::valueOf).orElse(null);
    }

    private static String text(long putCode) {
        return Long.toString(putCode);
    }
}
