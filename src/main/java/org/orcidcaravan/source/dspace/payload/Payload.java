package org.orcidcaravan.source.dspace.payload;

import jakarta.xml.bind.JAXBElement;
import java.math.BigInteger;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.Affiliation;
import org.orcid.ns.common.ElementSummary;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Item;

/**
 * What is sent for a row.
 *
 * @param document an object of the classes generated from ORCID's schemas
 * @param item the same, as far as it takes to find it in a record
 */
public record Payload(Section section, ElementSummary document, Item item) {
    /**
     * The root to write as XML.
     *
     * @param putCode of the item to replace; null for a new one
     */
    public Object root(@Nullable Long putCode) {
        document.setPutCode(putCode == null ? null : BigInteger.valueOf(putCode));
        if (document instanceof Affiliation affiliation) {
            String name = section.text();
            return new JAXBElement<>(
                    new QName("http://www.orcid.org/ns/" + name, name), Affiliation.class, affiliation);
        }
        return document;
    }
}
