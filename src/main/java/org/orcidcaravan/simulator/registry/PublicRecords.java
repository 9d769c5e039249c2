package org.orcidcaravan.simulator.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.record.Reading;
import org.orcidcaravan.simulator.registry.record.Records;
import org.orcidcaravan.simulator.registry.record.ResearcherRecord;
import org.orcidcaravan.simulator.registry.rule.Refusal;
import org.orcidcaravan.simulator.registry.xml.Element;

/** The public API, as far as it is simulated: the summary of a whole record, {@code GET /v3.0/{iD}/record}. */
final class PublicRecords {
    private static final Pattern PATH = Pattern.compile("/v3\\.0/([0-9X-]{19})/record");

    private final Tokens tokens;
    private final Records records;
    private final Webhooks changes;
    private final Reading reading = new Reading();

    PublicRecords(Tokens tokens, Records records, Webhooks changes) {
        this.tokens = tokens;
        this.records = records;
        this.changes = changes;
    }

    static boolean isFor(Call call) {
        return call.method().equals("GET") && orcid(call).isPresent();
    }

    private static Optional<OrcidId> orcid(Call call) {
        Matcher path = PATH.matcher(call.line().path());
        return path.matches() ? OrcidId.parse(path.group(1)) : Optional.empty();
    }

    Reply answer(Call call) {
        try {
            if (call.header("Authorization").isPresent()) {
                tokens.authenticate(call);
            }
            ResearcherRecord record = records.get(orcid(call).orElseThrow());
            Records.checkState(record, true, orcid -> "%s/v3.0/%s/record".formatted(call.base(), orcid));
            return Reply.xml(200, document(record));
        } catch (OAuthRefusal refusal) {
            return refusal.reply();
        } catch (Refusal refusal) {
            Reply reply = Reply.error(refusal.status(), refusal.document());
            return refusal.location()
                    .map(location -> reply.with("Location", location))
                    .orElse(reply);
        }
    }

    private Element document(ResearcherRecord record) {
        String orcid = record.id().toString();
        List<Element> children = new ArrayList<>();
        children.add(Element.of(
                "common",
                "orcid-identifier",
                Element.leaf("common", "uri", "https://orcid.org/" + orcid),
                Element.leaf("common", "path", orcid),
                Element.leaf("common", "host", "orcid.org")));
        children.add(Element.of(
                "history",
                "history",
                Element.leaf(
                        "common",
                        "last-modified-date",
                        changes.lastChange(record.id()).toString())));
        children.addAll(reading.shown(record));
        return Element.of("record", "record", children).with("path", "/" + orcid);
    }
}
