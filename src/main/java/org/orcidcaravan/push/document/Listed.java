package org.orcidcaravan.push.document;

import jakarta.xml.bind.JAXBElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.common.SourceType;
import org.orcid.ns.common.TransientNonEmptyString;
import org.orcid.ns.common.Url;
import org.orcid.ns.research_resource.Hosts;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.Relationship;

/** Elements of ORCID's answers as our values; what the schema asks for may be missing all the same. */
final class Listed {
    private Listed() {}

    static @Nullable Long putCode(ElementSummary element) {
        BigInteger code = element.getPutCode();
        return code == null || code.bitLength() >= Long.SIZE ? null : code.longValue();
    }

    static String text(@Nullable String given) {
        return Objects.requireNonNullElse(Elements.text(given), "");
    }

    static @Nullable String url(@Nullable Url given) {
        return given == null ? null : Elements.text(given.getValue());
    }

    /** The client that wrote an item, or, of clients as old as iDs, the iD that they go by. */
    static @Nullable String client(@Nullable SourceType source) {
        if (source == null) {
            return null;
        }
        return source.getSourceClientId() != null
                ? path(source.getSourceClientId().getContent())
                : source.getSourceOrcid() == null
                        ? null
                        : path(source.getSourceOrcid().getContent());
    }

    /** The other client on whose behalf the item was written, if any. */
    static @Nullable String principal(@Nullable SourceType source) {
        return source == null || source.getAssertionOriginClientId() == null
                ? null
                : path(source.getAssertionOriginClientId().getContent());
    }

    /** The identifiers that say how they relate to the item; ORCID has a few of old that do not. */
    static List<ExternalId> externalIds(@Nullable ExternalIds given) {
        List<ExternalId> ids = new ArrayList<>();
        if (given != null) {
            for (org.orcid.ns.common.ExternalId id : given.getExternalId()) {
                relationship(id)
                        .ifPresent(relationship -> ids.add(new ExternalId(
                                text(id.getExternalIdType()),
                                text(id.getExternalIdValue()),
                                relationship,
                                Elements.text(id.getExternalIdUrl()))));
            }
        }
        return ids;
    }

    /** Of the item itself: each in our normal form, and the form that ORCID found for it. */
    static Set<NormalId> selfIds(@Nullable ExternalIds given) {
        Set<NormalId> ids = new HashSet<>();
        if (given != null) {
            for (org.orcid.ns.common.ExternalId id : given.getExternalId()) {
                if (relationship(id).filter(Relationship.SELF::equals).isPresent()) {
                    ids.add(NormalId.of(text(id.getExternalIdType()), text(id.getExternalIdValue())));
                    TransientNonEmptyString found = id.getExternalIdNormalized();
                    if (found != null) {
                        ids.add(NormalId.of(text(id.getExternalIdType()), text(found.getValue())));
                    }
                }
            }
        }
        return ids;
    }

    static @Nullable FuzzyDate date(org.orcid.ns.common.@Nullable FuzzyDate given) {
        if (given == null || given.getYear() == null) {
            return null;
        }
        Integer month = given.getMonth() == null ? null : given.getMonth().getValue();
        Integer day = given.getDay() == null ? null : given.getDay().getValue();
        return new FuzzyDate(given.getYear().getValue(), month, month == null ? null : day);
    }

    static @Nullable Organization organization(org.orcid.ns.common.@Nullable Organization given) {
        if (given == null) {
            return null;
        }
        var address = Optional.ofNullable(given.getAddress());
        var known = Optional.ofNullable(given.getDisambiguatedOrganization());
        return new Organization(
                text(given.getName()),
                address.map(a -> Elements.text(a.getCity())).orElse(null),
                address.map(a -> Elements.text(a.getRegion())).orElse(null),
                address.map(a -> Elements.text(a.getCountry())).orElse(null),
                known.map(k -> Elements.text(k.getDisambiguationSource())).orElse(null),
                known.map(k -> Elements.text(k.getDisambiguatedOrganizationIdentifier()))
                        .orElse(null));
    }

    static List<Organization> organizations(@Nullable Hosts given) {
        List<Organization> organizations = new ArrayList<>();
        if (given != null) {
            for (org.orcid.ns.common.Organization one : given.getOrganization()) {
                Organization organization = organization(one);
                if (organization != null) {
                    organizations.add(organization);
                }
            }
        }
        return organizations;
    }

    private static Optional<Relationship> relationship(org.orcid.ns.common.ExternalId id) {
        String relationship = text(id.getExternalIdRelationship());
        return Arrays.stream(Relationship.values())
                .filter(one -> one.text().equals(relationship))
                .findFirst();
    }

    private static @Nullable String path(List<JAXBElement<String>> content) {
        String uri = null;
        for (JAXBElement<String> part : content) {
            String value = text(part.getValue());
            switch (part.getName().getLocalPart()) {
                case "path" -> {
                    return value;
                }
                case "uri" -> uri = value;
                default -> {}
            }
        }
        return uri == null ? null : uri.substring(uri.lastIndexOf('/') + 1);
    }
}
