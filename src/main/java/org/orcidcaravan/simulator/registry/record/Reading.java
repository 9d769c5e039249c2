package org.orcidcaravan.simulator.registry.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;
import org.orcidcaravan.simulator.registry.xml.Element;

/** Shows what is on a record to those who may see it. */
public final class Reading {
    private static final int MOST_IN_BULK = 100;

    private final ItemXml xml = new ItemXml();
    private final ItemLists lists = new ItemLists(xml);

    /**
     * One item, whole.
     *
     * @throws Refusal 9016 when it is not there, 9013 and 9038 when the caller may not see it
     */
    public Element item(ResearcherRecord record, Section section, long putCode, Caller caller) {
        return xml.full(record.id(), visible(record, section, putCode, caller));
    }

    /**
     * One item, as lists show it.
     *
     * @throws Refusal as {@link #item}
     */
    public Element summary(ResearcherRecord record, Section section, long putCode, Caller caller) {
        return xml.summary(record.id(), visible(record, section, putCode, caller));
    }

    /** All that the caller may see, grouped as ORCID does. */
    public Element list(ResearcherRecord record, Section section, Caller caller) {
        return lists.of(
                record.id(),
                section,
                record.copy(section).stream().filter(caller::sees).toList());
    }

    /** What everybody sees of a record, in two parts: of the person, and of what they have done. */
    public List<Element> shown(ResearcherRecord record) {
        List<Element> person = new ArrayList<>();
        List<Element> done = new ArrayList<>();
        for (Section section : Section.values()) {
            Element list = lists.of(
                    record.id(),
                    section,
                    record.copy(section).stream()
                            .filter(item -> item.visibility() == Visibility.PUBLIC)
                            .toList());
            (section.isPersonDetail() ? person : done).add(list);
        }
        return List.of(Element.of("person", "person", person), Element.of("activities", "activities-summary", done));
    }

    /**
     * Several works: first those that are there, by put-code and not as asked, then an error for each that is not.
     *
     * @throws Refusal 9042 for more than 100, 9034 for what is no number
     */
    public Element works(ResearcherRecord record, List<String> putCodes, Caller caller) {
        if (putCodes.size() > MOST_IN_BULK) {
            throw Refusal.of(ErrorCode.TOO_MANY_PUT_CODES, "The maximum is " + MOST_IN_BULK);
        }
        Set<Long> wanted = new TreeSet<>();
        putCodes.forEach(text -> wanted.add(number(text)));
        List<Element> found = new ArrayList<>();
        List<Element> unknown = new ArrayList<>();
        for (long putCode : wanted) {
            record.find(Section.WORK, putCode)
                    .ifPresentOrElse(
                            item -> found.add(seen(record, item, caller)), () -> unknown.add(invalid(putCode)));
        }
        found.addAll(unknown);
        return Element.of("bulk", "bulk", found);
    }

    /**
     * Reads a put-code.
     *
     * @throws Refusal 9034
     */
    public static long number(String putCode) {
        try {
            return Long.parseLong(putCode.strip());
        } catch (NumberFormatException _) {
            throw Refusal.of(ErrorCode.PUT_CODE_INVALID, "'%s' is not a valid put code".formatted(putCode));
        }
    }

    private Element seen(ResearcherRecord record, StoredItem item, Caller caller) {
        try {
            return xml.full(record.id(), visible(item, caller));
        } catch (Refusal refusal) {
            return refusal.document();
        }
    }

    private static Element invalid(long putCode) {
        return Refusal.of(ErrorCode.PUT_CODE_INVALID, "'%d' is not a valid put code".formatted(putCode))
                .document();
    }

    private static StoredItem visible(ResearcherRecord record, Section section, long putCode, Caller caller) {
        return visible(record.get(section, putCode), caller);
    }

    private static StoredItem visible(StoredItem item, Caller caller) {
        if (caller.sees(item)) {
            return item;
        }
        throw item.visibility() == Visibility.PRIVATE
                ? Refusal.of(ErrorCode.PRIVATE)
                : Refusal.of(ErrorCode.SCOPE_MISSING, "The item is limited.");
    }
}
