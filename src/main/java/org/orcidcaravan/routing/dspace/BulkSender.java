package org.orcidcaravan.routing.dspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.orcid.ns.bulk.Bulk;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.ApiError;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.document.BulkAnswer;
import org.orcidcaravan.push.document.BulkOutcome;
import org.orcidcaravan.push.document.OrcidXml;
import org.orcidcaravan.push.document.UnclearAnswer;
import org.orcidcaravan.source.dspace.payload.Payload;

/** New works of one iD, up to a hundred in a request; one that is refused does not take the others with it. */
final class BulkSender {
    private static final int CREATED = 201;

    private final OrcidRoad road;
    private final Judge judge;
    private final ImprovedSender single;
    private final Owners owners;
    private final WriteBack back;
    private final Tally tally;
    private final int most;

    BulkSender(
            OrcidRoad road, Judge judge, ImprovedSender single, Owners owners, WriteBack back, Tally tally, int most) {
        this.road = road;
        this.judge = judge;
        this.single = single;
        this.owners = owners;
        this.back = back;
        this.tally = tally;
        this.most = most;
    }

    /** A work that is to be added. */
    record New(Prepared prepared, Payload payload) {}

    /** Sends them; tells whether nothing more can be sent for the owner. */
    boolean send(List<New> works) {
        boolean stopped = false;
        for (int from = 0; from < works.size(); from += most) {
            List<New> part = works.subList(from, Math.min(works.size(), from + most));
            if (stopped || tally.isStopped()) {
                part.forEach(work -> tally.leave());
            } else {
                stopped = part.size() == 1 ? one(part.getFirst()) : part(part);
            }
        }
        return stopped;
    }

    private boolean one(New work) {
        back.begin(List.of(work.prepared().row()));
        return settled(work, single.post(work.prepared(), work.payload()));
    }

    private boolean settled(New work, RowOutcome outcome) {
        back.write(work.prepared().row(), outcome);
        tally.answered(outcome);
        return outcome.next() == RowOutcome.Next.STOP_OWNER;
    }

    private boolean part(List<New> works) {
        back.begin(works.stream().map(work -> work.prepared().row()).toList());
        Prepared first = works.getFirst().prepared();
        DspaceCall call = DspaceCall.bulk(first.orcid(), document(works), first.token());
        Answered answered = road.send(call);
        Judgement whole = Judging.of(judge, call, answered);
        if (whole.verdict() == Verdict.DONE) {
            return each(works, answered);
        }
        if (whole.verdict() == Verdict.RETRY && Judging.status(answered) / 100 == 4) {
            return singly(works);
        }
        RowOutcome refused = owners.refused(first, whole, answered);
        boolean stopped = settled(works.getFirst(), refused);
        RowOutcome left = RowOutcome.left(refused.text(), RowOutcome.Next.GO_ON, refused.open());
        works.subList(1, works.size())
                .forEach(work -> back.write(work.prepared().row(), left));
        return stopped;
    }

    private boolean singly(List<New> works) {
        boolean stopped = false;
        for (New work : works) {
            if (stopped || tally.isStopped()) {
                back.forget(work.prepared().row().id());
                tally.leave();
            } else {
                stopped = one(work);
            }
        }
        return stopped;
    }

    private boolean each(List<New> works, Answered answered) {
        List<BulkOutcome> elements;
        try {
            elements = BulkAnswer.read(
                    Judging.body(answered),
                    works.stream().map(work -> (Work) work.payload().item()).toList());
        } catch (UnclearAnswer unclear) {
            RowOutcome open = RowOutcome.left(String.valueOf(unclear.getMessage()), RowOutcome.Next.TROUBLE, true);
            works.forEach(work -> back.write(work.prepared().row(), open));
            tally.answered(open);
            return false;
        }
        boolean stopped = false;
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof BulkOutcome.Created(long putCode, var _)) {
                stopped |= settled(
                        works.get(i),
                        owners.well(first(works), RowOutcome.done(CREATED, null, Long.toString(putCode))));
            } else {
                later.add(i);
            }
        }
        for (int i : later) {
            stopped |= refused(works.get(i), (BulkOutcome.Refused) elements.get(i));
        }
        return stopped;
    }

    private static Prepared first(List<New> works) {
        return works.getFirst().prepared();
    }

    private boolean refused(New work, BulkOutcome.Refused element) {
        Judgement judgement =
                judge.ofBulkItem(ApiError.ofElement(element.status(), element.errorCode(), element.message()));
        Answered alone = new Answered.Answer(new ApiAnswer(element.status(), null, null, null, element.message()));
        return settled(work, single.posted(work.prepared(), work.payload(), judgement, alone));
    }

    private static String document(List<New> works) {
        Bulk bulk = new Bulk();
        works.forEach(work -> bulk.getWorkOrError().add(work.payload().root(null)));
        return new String(OrcidXml.marshal(bulk), StandardCharsets.UTF_8);
    }
}
