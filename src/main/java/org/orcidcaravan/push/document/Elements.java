package org.orcidcaravan.push.document;

import com.google.common.net.UrlEscapers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.DisambiguatedOrganization;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.common.FuzzyDate;
import org.orcid.ns.common.Organization;
import org.orcid.ns.common.OrganizationAddress;
import org.orcid.ns.common.Url;

/** The elements that several documents share (common-3.0.xsd). An element without content is left out: null. */
final class Elements {
    private Elements() {}

    /** Without the characters that XML 1.0 cannot carry and without spaces around it; null when nothing is left. */
    static @Nullable String text(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String text = given.codePoints()
                .filter(Elements::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.isEmpty() ? null : text;
    }

    static @Nullable Url url(@Nullable String given) {
        String address = text(given);
        if (address == null) {
            return null;
        }
        Url url = new Url();
        url.setValue(address);
        return url;
    }

    /** At the granularity at which it is known. */
    static @Nullable FuzzyDate date(org.orcidcaravan.orcid.item.@Nullable FuzzyDate given) {
        if (given == null) {
            return null;
        }
        FuzzyDate date = new FuzzyDate();
        FuzzyDate.Year year = new FuzzyDate.Year();
        year.setValue(given.year());
        date.setYear(year);
        if (given.month() != null) {
            FuzzyDate.Month month = new FuzzyDate.Month();
            month.setValue(given.month());
            date.setMonth(month);
        }
        if (given.day() != null) {
            FuzzyDate.Day day = new FuzzyDate.Day();
            day.setValue(given.day());
            date.setDay(day);
        }
        return date;
    }

    /** ORCID's schema wants the address element even when nothing is known of it. */
    static @Nullable Organization organization(org.orcidcaravan.orcid.item.@Nullable Organization given) {
        if (given == null) {
            return null;
        }
        OrganizationAddress address = new OrganizationAddress();
        address.setCity(text(given.city()));
        address.setRegion(text(given.region()));
        address.setCountry(code(given.country()));
        Organization organization = new Organization();
        organization.setName(text(given.name()));
        organization.setAddress(address);
        String identifier = text(given.identifier());
        String source = code(given.source());
        if (identifier != null && source != null) {
            DisambiguatedOrganization known = new DisambiguatedOrganization();
            known.setDisambiguatedOrganizationIdentifier(identifier);
            known.setDisambiguationSource(source);
            organization.setDisambiguatedOrganization(known);
        }
        return organization;
    }

    static @Nullable ExternalIds externalIds(List<org.orcidcaravan.orcid.item.ExternalId> given) {
        if (given.isEmpty()) {
            return null;
        }
        ExternalIds ids = new ExternalIds();
        given.forEach(id -> ids.getExternalId().add(externalId(id)));
        return ids;
    }

    static ExternalId externalId(org.orcidcaravan.orcid.item.ExternalId given) {
        ExternalId id = new ExternalId();
        id.setExternalIdType(NormalId.kind(given.type()));
        id.setExternalIdValue(text(given.value()));
        String url = text(given.url());
        id.setExternalIdUrl(url == null ? derivedUrl(given.type(), given.value()) : url);
        id.setExternalIdRelationship(given.relationship().text());
        return id;
    }

    /** A code of a list that is written in capitals: a country, a source of organisations' identifiers. */
    static @Nullable String code(@Nullable String given) {
        String code = text(given);
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String derivedUrl(String type, String value) {
        String bare = NormalId.bare(type, value);
        return switch (NormalId.kind(type)) {
            case "doi" -> "https://doi.org/" + escaped(bare);
            case "handle" -> "https://hdl.handle.net/" + escaped(bare);
            case "arxiv" -> "https://arxiv.org/abs/" + escaped(bare);
            case "pmid" -> "https://pubmed.ncbi.nlm.nih.gov/" + escaped(bare);
            case "pmc" -> "https://pmc.ncbi.nlm.nih.gov/articles/" + escaped(bare);
            case "uri" -> bare.startsWith("http") ? text(bare) : null;
            default -> null;
        };
    }

    /** Older DOIs hold characters such as {@code <} that have no place in an address (RFC 3986). */
    private static String escaped(String path) {
        return UrlEscapers.urlPathSegmentEscaper().escape(path).replace("%2F", "/");
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
