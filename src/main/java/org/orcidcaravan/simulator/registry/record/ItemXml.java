package org.orcidcaravan.simulator.registry.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;
import org.orcidcaravan.simulator.registry.xml.Element;
import org.orcidcaravan.simulator.registry.xml.ElementReader;

/** Items as they come in and go out: what a member sends is stripped, what it reads is stamped. */
final class ItemXml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] ADDED = {
        "created-date",
        "last-modified-date",
        "source",
        "external-id-normalized",
        "external-id-normalized-error",
        "contributor-email"
    };

    private final ElementReader reader = new ElementReader();

    /** What is kept of an item: not what the registry adds, nor the contributors' addresses, which it never shows. */
    static Element content(Element sent) {
        return sent.bare().without(ADDED);
    }

    /** What a person would call the item. */
    static String title(Section section, Element item) {
        return switch (section) {
            case WORK, FUNDING -> item.text("title", "title");
            case PEER_REVIEW -> item.text("review-group-id");
            case RESEARCH_RESOURCE -> item.text("proposal", "title", "title");
            case ADDRESS -> item.text("country");
            case KEYWORD, OTHER_NAME -> item.text("content");
            case RESEARCHER_URL -> item.text("url-name");
            case EXTERNAL_IDENTIFIER -> item.text("external-id-value");
            default -> item.text("role-title");
        };
    }

    Element content(StoredItem item) {
        return reader.read(item.content().document());
    }

    /** The item as its owner's record shows it. */
    Element full(OrcidId owner, StoredItem item) {
        return stamped(owner, item, normalised(content(item)));
    }

    /** The item as lists show it; a person's details are shown whole. */
    Element summary(OrcidId owner, StoredItem item) {
        Element content = normalised(content(item));
        return stamped(owner, item, item.section().isPersonDetail() ? content : Summaries.of(item.section(), content));
    }

    static Element time(String name, Instant time) {
        return Element.leaf("common", name, TIME.format(time));
    }

    private static Element stamped(OrcidId owner, StoredItem item, Element content) {
        List<Element> children = new ArrayList<>();
        children.add(time("created-date", item.created()));
        children.add(time("last-modified-date", item.modified()));
        children.add(item.source().element());
        children.addAll(content.children());
        return content.withChildren(children)
                .with("put-code", Long.toString(item.putCode()))
                .with("path", "/%s/%s/%d".formatted(owner, item.section().itemPath(), item.putCode()))
                .with("visibility", item.visibility().text())
                .with("display-index", "0");
    }

    /** With the normalised form of each identifier of an activity, where the schema has its place. */
    private static Element normalised(Element element) {
        List<Element> children = new ArrayList<>();
        boolean identifier = element.name().equals("external-id");
        for (Element child : element.children()) {
            children.add(normalised(child));
            if (identifier && child.name().equals("external-id-value")) {
                String value = ExternalIdKey.normalised(element.text("external-id-type"), child.text());
                children.add(
                        Element.leaf("common", "external-id-normalized", value).with("transient", "true"));
            }
        }
        return element.withChildren(children);
    }
}
