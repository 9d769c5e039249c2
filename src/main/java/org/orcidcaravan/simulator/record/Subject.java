package org.orcidcaravan.simulator.record;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.common.FuzzyDate;
import org.orcid.ns.common.SourceType;
import org.orcid.ns.common.Url;
import org.orcid.ns.common.Visibility;
import org.orcidcaravan.orcid.OrcidId;

/** The invented person a record is about, and what every item on it has: put-code, dates, source, path. */
final class Subject {
    private final OrcidId id;
    private final RandomGenerator random;
    private final Instant created;
    private final Instant modified;
    private final Vocabulary words;
    private final String givenName;
    private final String familyName;
    private long putCode;

    /** @param putCode the first one given out is the next */
    Subject(OrcidId id, RandomGenerator random, Instant created, Instant modified, long putCode) {
        this.id = id;
        this.random = random;
        this.created = created;
        this.modified = modified;
        this.putCode = putCode;
        this.words = new Vocabulary(random);
        this.givenName = words.givenName();
        this.familyName = words.familyName();
    }

    OrcidId id() {
        return id;
    }

    RandomGenerator random() {
        return random;
    }

    Vocabulary words() {
        return words;
    }

    Instant created() {
        return created;
    }

    Instant modified() {
        return modified;
    }

    String givenName() {
        return givenName;
    }

    String familyName() {
        return familyName;
    }

    String name() {
        return givenName + ' ' + familyName;
    }

    SourceType source() {
        int number = random.nextInt(Sources.clients() + 1);
        return number == Sources.clients() ? Sources.researcher(id, name()) : Sources.client(number);
    }

    /** Fills in what is common to all items; {@code section} is the item's place in the path. */
    <T extends ElementSummary> T stamp(T item, String section) {
        putCode++;
        Instant from = created.plus(fraction(Duration.between(created, modified)));
        item.setCreatedDate(Timestamps.created(from));
        item.setLastModifiedDate(Timestamps.modified(from.plus(fraction(Duration.between(from, modified)))));
        item.setSource(source());
        item.setPutCode(BigInteger.valueOf(putCode));
        item.setVisibility(Visibility.PUBLIC);
        item.setDisplayIndex(Integer.toString(random.nextInt(3)));
        item.setPath("/" + id + "/" + section + "/" + putCode);
        return item;
    }

    FuzzyDate dateAfter(int year) {
        return Timestamps.fuzzy(
                year + random.nextInt(4), 1 + random.nextInt(12), 1 + random.nextInt(28), 1 + random.nextInt(3));
    }

    int year() {
        return 1985 + random.nextInt(36);
    }

    Url url(String section) {
        Url url = new Url();
        url.setValue("https://%s.example.org/%s/%d"
                .formatted(words.place().toLowerCase(Locale.ROOT), section, random.nextInt(1_000_000)));
        return url;
    }

    private Duration fraction(Duration span) {
        return Duration.ofMillis(random.nextLong(Math.max(1, span.toMillis())));
    }
}
