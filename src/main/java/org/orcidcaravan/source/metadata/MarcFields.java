package org.orcidcaravan.source.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orcidcaravan.source.xml.XmlNode;

/** A MARC 21 record by tags and subfields. */
record MarcFields(XmlNode record) {
    /** One field, such as {@code 700}. */
    record Field(XmlNode node) {
        /** The values of a subfield, in their order. */
        List<String> all(String code) {
            return node.all("subfield").stream()
                    .filter(subfield -> subfield.attribute("code").equals(code))
                    .map(XmlNode::text)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }

        /** The first of them; empty when there is none. */
        String one(String code) {
            return all(code).stream().findFirst().orElse("");
        }
    }

    Stream<Field> fields(String... tags) {
        List<String> wanted = List.of(tags);
        return record.all("datafield").stream()
                .filter(field -> wanted.contains(field.attribute("tag")))
                .map(Field::new);
    }

    /** The first value of a subfield in any of the fields of a tag. */
    String first(String tag, String code) {
        return fields(tag)
                .map(field -> field.one(code))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What stands in the fields that have no subfields: {@code 001}, {@code 008}. */
    String control(String tag) {
        return record.all("controlfield").stream()
                .filter(field -> field.attribute("tag").equals(tag))
                .map(XmlNode::text)
                .findFirst()
                .orElse("");
    }

    /** Every subfield as {@code 700$a}, for whoever wants to see what was said. */
    Map<String, String> raw() {
        Map<String, String> all = new LinkedHashMap<>();
        record.all("controlfield").forEach(field -> all.put(field.attribute("tag"), field.text()));
        record.all("datafield")
                .forEach(field -> field.all("subfield")
                        .forEach(subfield -> all.merge(
                                field.attribute("tag") + "$" + subfield.attribute("code"),
                                subfield.text(),
                                (one, other) -> one + "; " + other)));
        return all;
    }
}
