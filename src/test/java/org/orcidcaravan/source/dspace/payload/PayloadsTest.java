package org.orcidcaravan.source.dspace.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcid.ns.common.Affiliation;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.funding.Funding;
import org.orcid.ns.work.Contributor;
import org.orcid.ns.work.Work;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.source.dspace.config.DspaceConfig;
import org.orcidcaravan.source.dspace.row.DspaceTables;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** What is made of items and profiles, by the rules of DSpace's own factories. */
class PayloadsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private DspaceTables dspace;

    @BeforeEach
    void a_dspace() throws Exception {
        dspace = DspaceTables.in(DATABASE.dataSource());
    }

    private Payload of(String version, boolean exact, QueueRow row) {
        DspaceConfig config =
                DspaceConfig.shipped().with("local.cfg", "dspace.ui.url = https://repository.example.org");
        return new Payloads(dspace.store(), new Mapping(config, null, DspaceVersion.parse(version), exact)).of(row);
    }

    private static QueueRow row(UUID entity, String type, @Nullable String signature) {
        return new QueueRow(1, entity, entity, null, null, type, "", "INSERT", signature);
    }

    private Work work(UUID item) {
        return (Work) of("9.2", false, row(item, "publication", null)).document();
    }

    private static String ids(Work work) {
        return String.join(
                " ",
                work.getExternalIds().getExternalId().stream()
                        .map(id -> id.getExternalIdType() + ":" + id.getExternalIdRelationship())
                        .sorted()
                        .toList());
    }

    @Test
    void a_publication_is_a_work_with_everything_that_is_mapped() {
        UUID item = dspace.item(
                "dc.title=A title",
                "dc.type=Book chapter",
                "dc.date.issued=2001-03",
                "dc.language.iso=en_US",
                "dc.relation.ispartof=A book",
                "dc.description.abstract=Short",
                "dc.identifier.doi=10.5555/1",
                "dc.identifier.isbn=9783161484100",
                "dc.identifier.issn=0028-0836",
                "dc.contributor.author=Aye, A.",
                "dc.contributor.author=Bee, B.",
                "dc.contributor.editor=Cee, C.");
        Work work = work(item);

        assertThat(work.getTitle().getTitle()).isEqualTo("A title");
        assertThat(work.getType()).isEqualTo("book-chapter");
        assertThat(work.getJournalTitle()).isEqualTo("A book");
        assertThat(work.getShortDescription()).isEqualTo("Short");
        assertThat(work.getLanguageCode()).isEqualTo("en");
        assertThat(work.getUrl().getValue()).isEqualTo("https://repository.example.org/handle/123456789/1");
        assertThat(work.getPublicationDate().getDay().getValue()).isEqualTo(1);
        assertThat(ids(work)).isEqualTo("doi:self handle:self isbn:part-of issn:self");
        assertThat(work.getExternalIds().getExternalId().getFirst().getExternalIdValue())
                .as("the handle first")
                .isEqualTo("123456789/1");
        assertThat(work.getContributors().getContributor())
                .extracting(one -> one.getCreditName().getValue() + " "
                        + one.getContributorAttributes().getContributorRole() + " "
                        + one.getContributorAttributes().getContributorSequence())
                .containsExactlyInAnyOrder("Aye, A. author FIRST", "Bee, B. author ADDITIONAL", "Cee, C. editor FIRST");
        assertThat(work.getContributors().getContributor())
                .extracting(Contributor::getContributorOrcid)
                .containsOnlyNulls();
        assertThat(work.getExternalIds().getExternalId())
                .extracting(ExternalId::getExternalIdUrl)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "Article, 9.2, issn:part-of",
        "Article, 9.1, issn:self",
        "Book, 9.2, issn:self",
        "Dataset, 7.6.6, issn:part-of",
        "Article, 7.3, issn:self",
    })
    void an_issn_is_that_of_the_journal_by_type_and_version(String type, String version, String expected) {
        UUID item = dspace.item("dc.title=T", "dc.type=" + type, "dc.identifier.issn=0028-0836");
        Payload payload = of(version, false, row(item, "Publication", null));
        assertThat(ids((Work) payload.document())).isEqualTo("handle:self " + expected);
    }

    @Test
    void a_work_without_a_type_a_language_that_orcid_does_not_know_and_a_year_alone() {
        UUID item = dspace.item("dc.title=T", "dc.language.iso=xx_YY", "dc.date.issued=2001");
        Work strict = work(item);
        assertThat(strict.getType()).isEqualTo("undefined");
        assertThat(strict.getLanguageCode()).isNull();
        assertThat(strict.getContributors()).isNull();
        assertThat(strict.getPublicationDate().getMonth().getValue()).isEqualTo(1);
        Work exact = (Work) of("9.2", true, row(item, "Publication", null)).document();
        assertThat(exact.getPublicationDate().getMonth()).isNull();
    }

    @Test
    void authors_that_are_related_people_are_contributors_in_their_place() {
        UUID item = dspace.item("dc.title=T", "dc.identifier.doi=10.5555/2");
        UUID person = dspace.item("person.familyName=Dee", "person.givenName=D.");
        dspace.relate(item, "isAuthorOfPublication", person, 0);
        UUID former = dspace.item("person.familyName=Old", "person.givenName=Version");
        dspace.relate(item, "isAuthorOfPublication", former, 1);
        dspace.update("update relationship set latest_version_status = 1 where right_id = ?", former);

        assertThat(work(item).getContributors().getContributor())
                .extracting(one -> one.getCreditName().getValue() + " "
                        + one.getContributorAttributes().getContributorSequence())
                .containsExactly("Dee, D. FIRST");
    }

    @Test
    void a_project_is_a_funding_of_the_organisation_that_it_is_related_to() {
        UUID project = dspace.item(
                "dc.title=A project",
                "dc.identifier=G-1",
                "dc.identifier.other=O-1",
                "dc.description=What",
                "project.startDate=2020",
                "project.endDate=2021-12-31",
                "project.amount=1000",
                "project.amount.currency=EUR",
                "project.investigator=Eff, E.");
        UUID unit = dspace.item(
                "organization.legalName=Invented Fund", "organization.address.addressLocality=Nowhere",
                "organization.address.addressCountry=AT", "organization.identifier.ror=https://ror.org/0simu0000");
        dspace.relate(project, "isOrgUnitOfProject", unit, 0);
        Funding funding =
                (Funding) of("9.2", true, row(project, "PROJECT", null)).document();

        assertThat(funding.getType()).isEqualTo("contract");
        assertThat(funding.getAmount().getCurrencyCode()).isEqualTo("EUR");
        assertThat(funding.getStartDate().getMonth()).isNull();
        assertThat(funding.getOrganization().getDisambiguatedOrganization().getDisambiguationSource())
                .isEqualTo("ROR");
        assertThat(funding.getContributors()
                        .getContributor()
                        .getFirst()
                        .getContributorAttributes()
                        .getContributorRole())
                .isEqualTo("lead");
        assertThat(funding.getExternalIds().getExternalId())
                .extracting(ExternalId::getExternalIdType)
                .containsExactlyInAnyOrder("grant_number", "other-id");
    }

    @Test
    void dspaces_own_check_names_what_is_wrong_by_its_codes() {
        UUID empty = dspace.item("dc.date.issued=1850-01-01");
        dspace.update("delete from handle");
        assertThatThrownBy(() -> of("9.2", false, row(empty, "Publication", null)))
                .isInstanceOf(Invalid.class)
                .hasMessage("Errors occurs during ORCID object validation. Error codes:"
                        + " title.required,external-id.required,publication.date-invalid");
        assertThatThrownBy(() -> of("9.2", false, row(empty, "Project", null)))
                .hasMessageContaining("title.required,external-id.required,funder.required");
        UUID project = dspace.item("dc.title=P", "dc.identifier=G");
        UUID unit = dspace.item("organization.address.addressCountry=Atlantis");
        dspace.relate(project, "isOrgUnitOfProject", unit, 0);
        assertThatThrownBy(() -> of("9.2", false, row(project, "Project", null)))
                .hasMessageContaining("organization.name-required,organization.city-required,"
                        + "organization.country-required,disambiguated-organization.required");
    }

    @Test
    void a_value_of_a_profile_is_found_by_its_signature() {
        UUID person = dspace.item(
                "dc.subject=one", "dc.subject=two|auth-2", "person.identifier.rid=R-1", "person.country=AT");
        assertThat(of("9.2", false, row(person, "KEYWORDS", "dc.subject::two::auth-2"))
                        .item()
                        .label())
                .isEqualTo("two");
        Payload id = of("9.2", false, row(person, "EXTERNAL_IDS", "person.identifier.rid::R-1"));
        org.orcid.ns.external_identifier.ExternalIdentifier document =
                (org.orcid.ns.external_identifier.ExternalIdentifier) id.document();
        assertThat(document.getExternalIdType()).isEqualTo("RID");
        assertThat(document.getExternalIdUrl()).as("the bare value").isEqualTo("R-1");
        assertThatThrownBy(() -> of("9.2", false, row(person, "KEYWORDS", "dc.subject::three")))
                .isInstanceOf(Unmappable.class)
                .hasMessageContaining("No metadata values");
        assertThatThrownBy(() -> of("9.2", false, row(person, "KEYWORDS", "dc.subject::one§§dc.subject::two::auth-2")))
                .hasMessageContaining("Multiple metadata values");
        assertThatThrownBy(() -> of("9.2", false, row(person, "KEYWORDS", "person.country::AT")))
                .hasMessageContaining("not supported");
        assertThatThrownBy(() -> of("9.2", false, row(person, "EXTERNAL_IDS", "dc.subject::one")))
                .hasMessageContaining("not supported");
        assertThatThrownBy(() -> of("9.2", false, row(person, "Nonsense", null)))
                .hasMessage("The type of the given queue record could not be determined");
    }

    @Test
    void a_signature_is_dspaces_by_the_fields_number() {
        UUID person = dspace.item("person.country=AT", "dc.subject=one", "dc.subject=two|auth-2", "dc.title=§");
        var item = dspace.store().item(person);
        assertThat(Signature.of(item.stored()))
                .isEqualTo("dc.title::§§§dc.subject::one§§dc.subject::two::auth-2§§person.country::AT");
        assertThat(Signature.find(item, "dc.subject::one§§person.country::AT")).hasSize(2);
        assertThat(Signature.find(item, "dc.title::§"))
                .as("a value with § is lost")
                .isEmpty();
    }

    @Test
    void dspace_cris_has_patents_products_and_places_of_work() {
        UUID patent =
                dspace.item("dc.title=P", "dc.type=Anything", "dc.publisher=Office", "dc.identifier.patentno=EP1");
        Work work = (Work) of("9.2", false, row(patent, "Patent", null)).document();
        assertThat(work.getType()).isEqualTo("patent");
        assertThat(work.getJournalTitle()).isEqualTo("Office");
        assertThat(ids(work)).isEqualTo("handle:self pat:self");
        assertThat(of("9.2", false, row(patent, "Product", null)).section()).isEqualTo(Section.WORK);

        UUID unit = dspace.item(
                "organization.legalName=Invented University", "organization.address.addressLocality=Nowhere",
                "organization.address.addressCountry=AT", "organization.identifier.ror=https://ror.org/0simu0000");
        UUID person = dspace.item(
                "oairecerif.person.affiliation=IU|" + unit,
                "oairecerif.affiliation.role=Professor",
                "oairecerif.affiliation.startDate=2020",
                "oairecerif.affiliation.endDate=#PLACEHOLDER_PARENT_METADATA_VALUE#",
                "crisrp.education=Somewhere");
        Payload employment = of(
                "9.2",
                true,
                row(
                        person,
                        "AFFILIATION",
                        "oairecerif.person.affiliation::IU::" + unit + "§§oairecerif.affiliation.role::Professor§§"
                                + "oairecerif.affiliation.startDate::2020§§oairecerif.affiliation.endDate::#PLACEHOLDER_PARENT_METADATA_VALUE#"));
        Affiliation affiliation = (Affiliation) employment.document();
        assertThat(employment.section()).isEqualTo(Section.EMPLOYMENT);
        assertThat(affiliation.getOrganization().getName()).isEqualTo("Invented University");
        assertThat(affiliation.getRoleTitle()).isEqualTo("Professor");
        assertThat(affiliation.getEndDate()).isNull();
        assertThat(of("9.2", true, row(person, "EDUCATION", "crisrp.education::Somewhere"))
                        .section())
                .isEqualTo(Section.EDUCATION);
        assertThatThrownBy(() -> of("9.2", true, row(person, "QUALIFICATION", "crisrp.qualification::None")))
                .isInstanceOf(Unmappable.class);
    }
}
