package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.common.TransientNonEmptyString;

/** External identifiers of activities. DOIs are of the test prefix 10.5555, so that none is anybody's. */
final class Identifiers {
    private Identifiers() {}

    static ExternalIds of(ExternalId... ids) {
        ExternalIds all = new ExternalIds();
        all.getExternalId().addAll(List.of(ids));
        return all;
    }

    static ExternalId doi(Subject subject, String relationship) {
        String value = "10.5555/simulated.%d.%08d"
                .formatted(subject.id().number(), subject.random().nextInt(100_000_000));
        return id("doi", value, "https://doi.org/" + value, relationship);
    }

    static ExternalId grant(Subject subject) {
        String value = "SIM-%06d".formatted(subject.random().nextInt(1_000_000));
        return id("grant_number", value, "https://grants.example.org/" + value, "self");
    }

    static ExternalId own(Subject subject, String relationship) {
        String value = "sim-%010d".formatted(subject.random().nextInt(1_000_000_000));
        return id("source-work-id", value, "https://repository.example.org/" + value, relationship);
    }

    static ExternalId isbn(Subject subject, String relationship) {
        int[] digits = subject.random().ints(9, 0, 10).toArray();
        StringBuilder isbn = new StringBuilder("979");
        int sum = 9 + 3 * 7 + 9;
        for (int i = 0; i < digits.length; i++) {
            isbn.append(digits[i]);
            sum += digits[i] * (i % 2 == 0 ? 3 : 1);
        }
        isbn.append((10 - sum % 10) % 10);
        return id("isbn", isbn.toString(), "https://books.example.org/" + isbn, relationship);
    }

    private static ExternalId id(String type, String value, String url, String relationship) {
        TransientNonEmptyString normalised = new TransientNonEmptyString();
        normalised.setTransient(true);
        normalised.setValue(value);
        ExternalId id = new ExternalId();
        id.setExternalIdType(type);
        id.setExternalIdValue(value);
        id.setExternalIdNormalized(normalised);
        id.setExternalIdUrl(url);
        id.setExternalIdRelationship(relationship);
        return id;
    }
}
