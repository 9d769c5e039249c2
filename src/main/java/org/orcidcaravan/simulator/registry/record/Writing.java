package org.orcidcaravan.simulator.registry.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;
import org.orcidcaravan.simulator.registry.rule.ItemRules;
import org.orcidcaravan.simulator.registry.rule.Refusal;
import org.orcidcaravan.simulator.registry.xml.Element;
import org.orcidcaravan.simulator.registry.xml.ElementWriter;

/**
 * Adds, replaces and removes items. Each is one step on the record, as one transaction is with ORCID; with a race window
 * the step falls apart between looking for duplicates and storing, as ORCID's does between two of its servers.
 */
public final class Writing {
    /** The most works a record may hold. */
    static final int MOST_WORKS = 10_000;

    private static final int MOST_IN_BULK = 100;
    private static final long FIRST_PUT_CODE = 1_000;

    private final ItemRules rules;
    private final InstantSource clock;
    private final Pauses pauses;
    private final ItemXml xml = new ItemXml();
    private final AtomicLong putCodes = new AtomicLong(FIRST_PUT_CODE);

    public Writing(ItemRules rules, InstantSource clock, Pauses pauses) {
        this.rules = rules;
        this.clock = clock;
        this.pauses = pauses;
    }

    /**
     * Adds an item.
     *
     * @return its put-code
     * @throws Refusal when ORCID would not take it
     */
    public long add(ResearcherRecord record, Section section, Element sent, Source source, Duration window) {
        rules.checkNew(section, sent);
        StoredItem item = item(section, putCodes.incrementAndGet(), sent, source);
        record.alone(() -> {
            if (section == Section.WORK) {
                checkRoom(record, 1);
            }
            Duplicates.check(item, record.items(section));
            storeNow(record, List.of(item), window);
            return item;
        });
        storeLater(record, List.of(item), window);
        return item.putCode();
    }

    /** Adds an item as the researcher does on ORCID's own pages, where fewer rules hold; its put-code. */
    public long addByResearcher(ResearcherRecord record, Section section, Element item) {
        StoredItem own = item(section, putCodes.incrementAndGet(), item, Source.researcher(record.id()));
        record.put(own);
        return own.putCode();
    }

    /**
     * Adds up to 100 works, each for itself.
     *
     * @return in the order sent, what was stored or why not
     * @throws Refusal 9048 and 9006, when nothing was stored
     */
    public List<Element> addWorks(ResearcherRecord record, List<Element> sent, Source source, Duration window) {
        List<StoredItem> stored = new ArrayList<>();
        List<Element> answer = record.alone(() -> {
            checkRoom(record, sent.size());
            if (sent.size() > MOST_IN_BULK) {
                throw Refusal.of(
                        ErrorCode.BULK_TOO_LARGE,
                        "You are allowed to add up to %d elements per request.".formatted(MOST_IN_BULK));
            }
            Duplicates duplicates = Duplicates.of(record.items(Section.WORK), source);
            List<Element> answers = new ArrayList<>();
            for (Element work : sent) {
                answers.add(answer(record, work, source, duplicates, stored));
            }
            storeNow(record, stored, window);
            return answers;
        });
        storeLater(record, stored, window);
        return answer;
    }

    /**
     * Replaces an item; an unchanged work stays untouched.
     *
     * @return what the record holds now
     * @throws Refusal when ORCID would not take it
     */
    public Element replace(ResearcherRecord record, Section section, long putCode, Element sent, Source source) {
        if (!sent.attribute("put-code").orElse("").equals(Long.toString(putCode))) {
            throw Refusal.of(
                    ErrorCode.PUT_CODE_MISMATCH,
                    "The put code in the URL was %d whereas the one in the body was %s."
                            .formatted(putCode, sent.attribute("put-code").orElse("null")));
        }
        return record.alone(() -> {
            StoredItem present = record.get(section, putCode);
            if (section == Section.WORK && xml.content(present).equals(ItemXml.content(sent))) {
                return unchanged(record, present, source);
            }
            rules.checkChanged(section, sent, present.visibility().text());
            StoredItem next = replacement(present, sent, source);
            Duplicates.check(next, record.items(section));
            checkSource(present, source);
            record.put(next);
            return xml.full(record.id(), next);
        });
    }

    /**
     * Deletes an item.
     *
     * @throws Refusal 9016 when it is not there, 9010 when somebody else put it there
     */
    public void remove(ResearcherRecord record, Section section, long putCode, Source source) {
        boolean removed = record.alone(() -> {
            checkSource(record.get(section, putCode), source);
            return record.remove(section, putCode);
        });
        if (!removed) {
            throw new IllegalStateException("An item was there and could not be removed: " + putCode);
        }
    }

    private Element answer(
            ResearcherRecord record, Element work, Source source, Duplicates duplicates, List<StoredItem> stored) {
        try {
            rules.checkNew(Section.WORK, work);
            StoredItem item = item(Section.WORK, putCodes.incrementAndGet(), work, source);
            duplicates.check(item);
            duplicates.add(item);
            stored.add(item);
            return xml.full(record.id(), item);
        } catch (Refusal refusal) {
            return refusal.document();
        }
    }

    private static void storeNow(ResearcherRecord record, List<StoredItem> items, Duration window) {
        if (!window.isPositive()) {
            items.forEach(record::put);
        }
    }

    private void storeLater(ResearcherRecord record, List<StoredItem> items, Duration window) {
        if (window.isPositive()) {
            pauses.hold(window);
            items.forEach(record::put);
        }
    }

    private Element unchanged(ResearcherRecord record, StoredItem present, Source source) {
        if (!present.source().equals(source)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You are not the source of the work.");
        }
        return xml.full(record.id(), present);
    }

    private static void checkRoom(ResearcherRecord record, int more) {
        if (record.items(Section.WORK).size() + more > MOST_WORKS) {
            throw Refusal.of(ErrorCode.TOO_MANY_WORKS, "Limit is %d works".formatted(MOST_WORKS));
        }
    }

    private static void checkSource(StoredItem item, Source source) {
        if (!item.source().equals(source)) {
            throw Refusal.of(ErrorCode.NOT_THE_SOURCE);
        }
    }

    private StoredItem item(Section section, long putCode, Element sent, Source source) {
        Element content = ItemXml.content(sent);
        Instant now = clock.instant();
        return new StoredItem(
                section,
                putCode,
                source,
                Visibility.PUBLIC,
                now,
                now,
                ItemXml.title(section, content),
                section.isPersonDetail() ? List.of() : ExternalIdKey.of(section, content),
                section.isPersonDetail() ? ItemRules.once(section, content) : "",
                new StoredItem.Content(ElementWriter.write(content)));
    }

    /** As sent, but added when and by whom the present one was. */
    private StoredItem replacement(StoredItem present, Element sent, Source source) {
        StoredItem next = item(present.section(), present.putCode(), sent, source);
        return new StoredItem(
                next.section(),
                next.putCode(),
                source,
                present.visibility(),
                present.created(),
                next.modified(),
                next.title(),
                next.keys(),
                next.once(),
                next.content());
    }
}
