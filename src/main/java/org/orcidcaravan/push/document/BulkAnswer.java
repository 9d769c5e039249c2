package org.orcidcaravan.push.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.bulk.Bulk;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;

/**
 * The answer to works sent in bulk: as many elements as were sent, in the same order, each the created work or an error.
 * Nothing but the place tells which work an error is about, so the answer is believed as a whole or not at all.
 */
public final class BulkAnswer {
    private static final int LEAST_ERROR = 400;

    private BulkAnswer() {}

    /**
     * What became of each work, in the order sent.
     *
     * @throws UnclearAnswer when the answer is damaged, shorter or longer than what was sent, or tells a work with other
     *     identifiers of its own at some place: any of the works may be in the record
     */
    public static List<BulkOutcome> read(String xml, List<Work> sent) {
        if (!(OrcidXml.unmarshal(xml) instanceof Bulk bulk)) {
            throw unclear("it is not a bulk");
        }
        List<Object> elements = bulk.getWorkOrError();
        if (elements.size() != sent.size()) {
            throw unclear("it tells of " + elements.size() + " works, " + sent.size() + " were sent");
        }
        List<BulkOutcome> outcomes = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            outcomes.add(outcome(elements.get(i), sent.get(i), i + 1));
        }
        return outcomes;
    }

    private static BulkOutcome outcome(Object element, Work sent, int place) {
        return switch (element) {
            case org.orcid.ns.work.Work work -> created(work, sent, place);
            case org.orcid.ns.error.Error error -> refused(error, place);
            default -> throw unclear("number " + place + " is neither a work nor an error");
        };
    }

    private static BulkOutcome created(org.orcid.ns.work.Work work, Work sent, int place) {
        Long putCode = Listed.putCode(work);
        if (putCode == null) {
            throw unclear("work " + place + " has no put-code");
        }
        List<ExternalId> ids = Listed.externalIds(work.getExternalIds());
        Set<NormalId> own = NormalId.self(ids);
        if (!own.equals(NormalId.self(sent.externalIds()))) {
            throw unclear("work " + place + " has other identifiers than the one sent there");
        }
        return new BulkOutcome.Created(putCode, ids);
    }

    private static BulkOutcome refused(org.orcid.ns.error.Error error, int place) {
        if (error.getResponseCode() < LEAST_ERROR) {
            throw unclear("error " + place + " has no response-code");
        }
        return new BulkOutcome.Refused(error.getResponseCode(), number(error.getErrorCode()), message(error));
    }

    private static @Nullable Integer number(@Nullable BigInteger code) {
        return code == null || code.bitLength() >= Integer.SIZE ? null : code.intValue();
    }

    private static String message(org.orcid.ns.error.Error error) {
        String message = Elements.text(error.getDeveloperMessage());
        String other = Elements.text(error.getUserMessage());
        return message != null ? message : other != null ? other : "ORCID gave no reason";
    }

    private static UnclearAnswer unclear(String cause) {
        return new UnclearAnswer("Failed to read ORCID's answer to works sent in bulk: " + cause
                + ". Look all of them up in the record before sending any again.");
    }
}
