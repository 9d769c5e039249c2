package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.source.dspace.payload.Invalid;
import org.orcidcaravan.source.dspace.payload.Payload;
import org.orcidcaravan.source.dspace.payload.Payloads;
import org.orcidcaravan.source.dspace.payload.Target;
import org.orcidcaravan.source.dspace.payload.Unmappable;
import org.orcidcaravan.source.dspace.row.Profile;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Looks at DSpace's queue and at ORCID, for who is about to adopt Caravan: nothing is sent, and nothing is written. */
@ApplicationScoped
public class DspaceView {
    private final DspaceRun runs;

    public DspaceView(DspaceRun runs) {
        this.runs = runs;
    }

    /**
     * What a run would send, row by row.
     *
     * @param force also what has used up its attempts
     */
    public List<Sight> list(boolean force) {
        Workshop workshop = runs.workshop();
        Payloads payloads = workshop.payloads();
        return workshop.rows(force).stream()
                .map(row -> planned(row, workshop.dspace().profile(row.owner()), payloads))
                .toList();
    }

    /** The queue as {@link #list} has it, and all that DSpace's history says is in records, compared with ORCID. */
    public List<Sight> shadow() {
        Workshop workshop = runs.workshop();
        Payloads payloads = workshop.payloads();
        List<Sight> sights = new ArrayList<>(list(true));
        for (QueueRow known : workshop.dspace().known()) {
            sights.add(compared(known, workshop, payloads));
        }
        return sights;
    }

    private static Sight planned(QueueRow row, Profile profile, Payloads payloads) {
        Prepared.Attempt attempt = Prepared.of(row, profile);
        RowOutcome refused = attempt.outcome();
        if (refused != null) {
            return sight(row, profile, "not sent", refused.text());
        }
        String operation = attempt.ready().operation();
        if (operation.equals("DELETE")) {
            return sight(row, profile, "delete", "");
        }
        try {
            Payload payload = payloads.of(row);
            return sight(
                    row,
                    profile,
                    operation.equals("INSERT") ? "add" : "replace",
                    payload.item().label());
        } catch (Invalid | Unmappable why) {
            return sight(row, profile, "not sent", String.valueOf(why.getMessage()));
        }
    }

    private static Sight compared(QueueRow row, Workshop workshop, Payloads payloads) {
        Profile profile = workshop.dspace().profile(row.owner());
        String orcid = profile.orcidIfAny()
                .flatMap(OrcidId::parse)
                .map(OrcidId::toString)
                .orElse(null);
        String token = profile.token();
        String putCode = row.putCode();
        Target target = Target.of(row.recordType()).orElse(null);
        if (orcid == null || token == null || target == null || putCode == null || !PutCodes.isSegment(putCode)) {
            return sight(row, profile, "not compared", "No iD, no token, or a type that is not known.");
        }
        Payload payload;
        try {
            payload = payloads.of(row);
        } catch (Invalid | Unmappable why) {
            return sight(row, profile, "not sent", String.valueOf(why.getMessage()));
        }
        Answered answered = workshop.road().send(DspaceCall.read(orcid, target.section(), putCode, new Secret(token)));
        if (!(answered instanceof Answered.Answer(ApiAnswer answer)) || answer.status() != 200) {
            int status = Judging.status(answered);
            return status == 404
                    ? sight(row, profile, "not there", "ORCID has no such item.")
                    : sight(row, profile, "not compared", "ORCID answered with status " + status + ".");
        }
        return difference(row, profile, StrictSender.xml(payload, null), answer.body());
    }

    private static Sight difference(QueueRow row, Profile profile, String ours, String theirs) {
        Set<String> mine = new TreeSet<>(Flat.of(ours));
        Set<String> others = new TreeSet<>(Flat.of(theirs));
        String added = only(mine, others).stream().map("+ "::concat).collect(Collectors.joining("; "));
        String missing = only(others, mine).stream().map("- "::concat).collect(Collectors.joining("; "));
        String all = added.isEmpty() || missing.isEmpty() ? added + missing : added + "; " + missing;
        return sight(row, profile, all.isEmpty() ? "same" : "differs", all);
    }

    private static Set<String> only(Set<String> one, Set<String> other) {
        Set<String> only = new TreeSet<>(one);
        only.removeAll(other);
        return only;
    }

    private static Sight sight(QueueRow row, Profile profile, String what, String detail) {
        return new Sight(
                row.id() == 0 ? null : (Integer) row.id(),
                row.owner().toString(),
                profile.orcid(),
                text(row.recordType()),
                row.putCode(),
                what,
                detail);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
