package org.orcidcaravan.source.dspace.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.address.Address2;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.keyword.Keyword2;
import org.orcid.ns.other_name.OtherName2;
import org.orcid.ns.researcher_url.ResearcherUrl2;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/** One value of a profile, which a signature names, as one of a person's details. */
final class ProfilePayload {
    private ProfilePayload() {}

    static Payload of(Mapping mapping, Target target, DspaceItem profile, @Nullable String signature) {
        List<MetadataValue> values = Signature.find(profile, signature == null ? "" : signature);
        if (values.isEmpty()) {
            throw new Unmappable("No metadata values provided to create ORCID object with simple value");
        }
        if (values.size() > 1) {
            throw new Unmappable("Multiple metadata values not supported: " + values.size());
        }
        MetadataValue value = values.getFirst();
        if (target == Target.EXTERNAL_IDS) {
            return identifier(mapping, target, value);
        }
        if (!mapping.config().list("orcid.mapping." + target.setting()).contains(value.field())) {
            throw unsupported(value);
        }
        String text = target == Target.COUNTRY ? country(mapping, value) : value.text();
        boolean page = target == Target.RESEARCHER_URLS;
        PersonDetail detail = new PersonDetail(target.section(), page ? "" : text, null, page ? text : null);
        return new Payload(target.section(), document(target, text), detail);
    }

    private static String country(Mapping mapping, MetadataValue value) {
        if (value.isBlank()) {
            throw new Unmappable("No address creatable from value " + value.text());
        }
        String code = mapping.country(value.text());
        if (code == null) {
            throw new Invalid(List.of("country.invalid"));
        }
        return code;
    }

    private static ElementSummary document(Target target, String text) {
        return switch (target) {
            case COUNTRY -> {
                Address2 address = new Address2();
                address.setCountry(text);
                yield address;
            }
            case KEYWORDS -> {
                Keyword2 keyword = new Keyword2();
                keyword.setContent(text);
                yield keyword;
            }
            case OTHER_NAMES -> {
                OtherName2 name = new OtherName2();
                name.setContent(text);
                yield name;
            }
            case RESEARCHER_URLS -> {
                ResearcherUrl2 page = new ResearcherUrl2();
                page.setUrl(Parts.url(text));
                yield page;
            }
            default -> throw new IllegalArgumentException(target + " has more than one value");
        };
    }

    /** DSpace sends the bare value as the address too. */
    private static Payload identifier(Mapping mapping, Target target, MetadataValue value) {
        Map<String, String> types = mapping.config().fields("orcid.mapping.person-external-ids");
        String type = types.get(value.field());
        if (type == null) {
            throw unsupported(value);
        }
        org.orcid.ns.external_identifier.ExternalIdentifier id =
                new org.orcid.ns.external_identifier.ExternalIdentifier();
        id.setExternalIdType(type);
        id.setExternalIdValue(value.text());
        id.setExternalIdUrl(value.text());
        id.setExternalIdRelationship(Relationship.SELF.text());
        return new Payload(target.section(), id, new PersonDetail(target.section(), value.text(), type, value.text()));
    }

    private static Unmappable unsupported(MetadataValue value) {
        return new Unmappable("Metadata field not supported: " + value.field());
    }
}
