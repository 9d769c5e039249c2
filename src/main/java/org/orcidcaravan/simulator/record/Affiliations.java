package org.orcidcaravan.simulator.record;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import javax.xml.namespace.QName;
import org.orcid.ns.activities.ActivitiesSummary;
import org.orcid.ns.activities.AffiliationGroup;
import org.orcid.ns.common.Affiliation;
import org.orcid.ns.common.AffiliationSummary;
import org.orcid.ns.common.ExternalIds;

/** The seven sections that share one shape: a role at an organisation. */
final class Affiliations {
    private static final List<String> ROLES = List.of(
            "Research Associate",
            "Lecturer",
            "Professor",
            "Data Steward",
            "Doctoral Researcher",
            "Visiting Fellow",
            "Member of the Board");

    private Affiliations() {}

    static Activity make(ActivityKind kind, Subject subject) {
        int year = subject.year();
        Affiliation item = subject.stamp(new Affiliation(), kind.section());
        item.setDepartmentName(subject.words().department());
        item.setRoleTitle(subject.words().pick(ROLES));
        item.setStartDate(subject.dateAfter(year));
        if (subject.random().nextBoolean()) {
            item.setEndDate(subject.dateAfter(year + 4));
        }
        item.setOrganization(Organisations.one(subject));
        item.setUrl(subject.url(kind.folder()));
        QName root = new QName("http://www.orcid.org/ns/" + kind.section(), kind.section());
        return new Activity(
                kind,
                item.getPutCode(),
                new JAXBElement<>(root, Affiliation.class, item),
                record -> list(kind, item, record));
    }

    private static void list(ActivityKind kind, Affiliation item, ActivitiesSummary record) {
        AffiliationGroup group = new AffiliationGroup();
        group.setLastModifiedDate(item.getLastModifiedDate());
        group.setExternalIds(new ExternalIds());
        members(kind, group).add(summary(item));
        groups(kind, record).add(group);
    }

    static List<AffiliationGroup> groups(ActivityKind kind, ActivitiesSummary record) {
        return switch (kind) {
            case DISTINCTION -> record.getDistinctions().getAffiliationGroup();
            case EDUCATION -> record.getEducations().getAffiliationGroup();
            case EMPLOYMENT -> record.getEmployments().getAffiliationGroup();
            case INVITED_POSITION -> record.getInvitedPositions().getAffiliationGroup();
            case MEMBERSHIP -> record.getMemberships().getAffiliationGroup();
            case QUALIFICATION -> record.getQualifications().getAffiliationGroup();
            case SERVICE -> record.getServices().getAffiliationGroup();
            default -> throw new IllegalArgumentException(kind + " is no affiliation");
        };
    }

    static List<AffiliationSummary> members(ActivityKind kind, AffiliationGroup group) {
        return switch (kind) {
            case DISTINCTION -> group.getDistinctionSummary();
            case EDUCATION -> group.getEducationSummary();
            case EMPLOYMENT -> group.getEmploymentSummary();
            case INVITED_POSITION -> group.getInvitedPositionSummary();
            case MEMBERSHIP -> group.getMembershipSummary();
            case QUALIFICATION -> group.getQualificationSummary();
            case SERVICE -> group.getServiceSummary();
            default -> throw new IllegalArgumentException(kind + " is no affiliation");
        };
    }

    private static AffiliationSummary summary(Affiliation item) {
        AffiliationSummary summary = Copies.stamp(item, new AffiliationSummary());
        summary.setDepartmentName(item.getDepartmentName());
        summary.setRoleTitle(item.getRoleTitle());
        summary.setStartDate(item.getStartDate());
        summary.setEndDate(item.getEndDate());
        summary.setOrganization(item.getOrganization());
        summary.setUrl(item.getUrl());
        return summary;
    }
}
