package org.orcidcaravan.push.document;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/**
 * Whether two items without identifiers of their own are the same thing: what a list tells of both says the same. Case
 * and spacing do not count, dates count at their granularity.
 */
final class Likeness {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}");
    private static final Pattern ADDRESS = Pattern.compile("^https?://(?:www\\.)?[^/]+/");

    private Likeness() {}

    static boolean between(Item one, Item other) {
        if (one.section() != other.section()) {
            return false;
        }
        return switch (one) {
            case Work a
            when other instanceof Work b ->
                same(a.title(), b.title()) && same(a.type(), b.type()) && Objects.equals(a.date(), b.date());
            case Funding a
            when other instanceof Funding b ->
                same(a.title(), b.title())
                        && same(a.type(), b.type())
                        && Objects.equals(a.start(), b.start())
                        && Objects.equals(a.end(), b.end())
                        && same(a.organization(), b.organization());
            case Affiliation a
            when other instanceof Affiliation b ->
                same(a.role(), b.role())
                        && same(a.department(), b.department())
                        && Objects.equals(a.start(), b.start())
                        && Objects.equals(a.end(), b.end())
                        && same(a.organization(), b.organization());
            case PeerReview a
            when other instanceof PeerReview b ->
                same(group(a), group(b))
                        && same(a.role(), b.role())
                        && same(a.type(), b.type())
                        && Objects.equals(a.completed(), b.completed())
                        && same(a.convener(), b.convener());
            case ResearchResource a
            when other instanceof ResearchResource b ->
                same(a.title(), b.title()) && Objects.equals(a.start(), b.start()) && Objects.equals(a.end(), b.end());
            case PersonDetail a when other instanceof PersonDetail b -> same(a, b);
            default -> false;
        };
    }

    /** ORCID takes a page for the same by its address, and tells values apart by case (error-code 9030). */
    private static boolean same(PersonDetail one, PersonDetail other) {
        return switch (one.section()) {
            case RESEARCHER_URL -> Listed.text(one.url()).equals(Listed.text(other.url()));
            case ADDRESS -> same(one.value(), other.value());
            default -> Listed.text(one.value()).equals(Listed.text(other.value())) && same(one.type(), other.type());
        };
    }

    /** By identifier where both have one of the same source: names change and are translated. */
    private static boolean same(@Nullable Organization one, @Nullable Organization other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        boolean comparable =
                !identifier(one).isEmpty() && !identifier(other).isEmpty() && same(one.source(), other.source());
        return comparable ? identifier(one).equals(identifier(other)) : same(one.name(), other.name());
    }

    /** {@code https://ror.org/00x0x0x00} and {@code 00x0x0x00} are the same. */
    private static String identifier(Organization organization) {
        return ADDRESS.matcher(plain(organization.identifier())).replaceFirst("");
    }

    private static String group(PeerReview review) {
        String group = plain(review.group());
        return group.startsWith("issn:") ? HYPHENS.matcher(group).replaceAll("") : group;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(@Nullable String text) {
        return SPACES.matcher(Listed.text(text)).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
