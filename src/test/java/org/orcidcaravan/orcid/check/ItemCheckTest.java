package org.orcidcaravan.orcid.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Item;

class ItemCheckTest {
    @ParameterizedTest
    @MethodSource("org.orcidcaravan.orcid.check.Sample#sections")
    void a_whole_item_is_neither_complained_of_nor_changed(Section section) {
        Item item = Sample.with(section, "");

        assertThat(ItemCheck.prepare(item)).isEqualTo(new Prepared<>(item, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title.required              | 'title':' '
            type.required               | 'type':''
            type.unknown                | 'type':'pyramid'
            external-id.required        | 'externalIds':[]
            external-id.self-required   | 'externalIds':[{'type':'issn','value':'0317-8471','relationship':'part-of'}]
            external-id.type-required   | 'externalIds':[{'type':'','value':'1','relationship':'self'}]
            external-id.type-unknown    | 'externalIds':[{'type':'phone','value':'1','relationship':'self'}]
            external-id.value-required  | 'externalIds':[{'type':'doi','value':'','relationship':'self'}]
            external-id.invalid         | 'externalIds':[{'type':'isbn','value':'978316','relationship':'self'}]
            url.invalid                 | 'externalIds':[{'type':'eid','value':'1','relationship':'self','url':'a b'}]
            url.invalid                 | 'url':'example.org'
            url.invalid                 | 'url':'javascript:alert(1)'
            url.invalid                 | 'url':'https:/example.org'
            language.unknown            | 'language':'English'
            country.unknown             | 'country':'Helvetia'
            date.year                   | 'date':{'year':1899}
            date.year                   | 'date':{'year':2101}
            date.month-required         | 'date':{'year':2021,'day':3}
            date.impossible             | 'date':{'year':2021,'month':13}
            date.impossible             | 'date':{'year':2021,'month':2,'day':29}
            citation.type.required      | 'citation':{'type':'','value':'a'}
            citation.type.unknown       | 'citation':{'type':'endnote','value':'a'}
            citation.value-required     | 'citation':{'type':'ris','value':' '}
            contributor.name.required   | 'contributors':[{'name':''}]
            contributor.orcid-invalid   | 'contributors':[{'name':'B','orcid':'0000-0002-1825-0098'}]
            contributor.role.unknown    | 'contributors':[{'name':'B','role':'driver'}]
            """)
    void a_work_that_orcid_would_refuse_is_complained_of(String code, String change) {
        complained(Section.WORK, code, change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title.required                            | 'title':''
            type.unknown                              | 'type':'gift'
            amount.required                           | 'amount':null
            amount.invalid                            | 'amount':'12,500'
            amount-currency.required                  | 'currency':null
            currency.unknown                          | 'currency':'EURO'
            organization.required                     | 'organization':null
            organization.name.required                | 'organization':{'source':'ROR','identifier':'1'}
            disambiguated-organization.required       | 'organization':{'name':'Fund'}
            disambiguation-source.required            | 'organization':{'name':'Fund','identifier':'1'}
            disambiguation-source.unknown             | 'organization':{'name':'Fund','identifier':'1','source':'ISNI'}
            external-id.required                      | 'externalIds':[]
            start-date.required                       | 'start':null
            date.order                                | 'end':{'year':2019}
            date.impossible                           | 'start':{'year':2020,'month':0}
            date.order                                | 'start':{'year':2021,'month':4},'end':{'year':2021,'month':3}
            """)
    void a_funding_that_orcid_would_refuse_is_complained_of(String code, String change) {
        complained(Section.FUNDING, code, change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'start':{'year':2020,'month':5},'end':{'year':2020}
            'start':{'year':2020},'end':{'year':2020,'month':1}
            'start':{'year':2020,'month':5,'day':9},'end':{'year':2020,'month':5}
            'start':{'year':2020,'month':5,'day':9},'end':{'year':2020,'month':5,'day':9}
            'amount':null,'currency':null
            'amount':'0'
            'externalIds':[{'type':'grant_number','value':'1','relationship':'part-of'}]
            """)
    void a_funding_that_may_be_right_is_not_complained_of(String change) {
        assertThat(ItemCheck.check(Sample.with(Section.FUNDING, change))).isEmpty();
    }

    @Test
    void days_of_one_month_are_compared() {
        complained(
                Section.FUNDING,
                "date.order",
                "'start':{'year':2021,'month':3,'day':2},'end':{'year':2021,'month':3,'day':1}");
    }

    @Test
    void an_employment_needs_an_identified_organisation_with_its_place() {
        complained(Section.EMPLOYMENT, "disambiguated-organization.required", "'organization':" + Sample.UNIDENTIFIED);
        assertThat(codes(
                        Section.EMPLOYMENT,
                        "'organization':{'name':'College','source':'ROR','identifier':'https://ror.org/00x0x0x00'}"))
                .containsExactly("organization.city-required", "organization.country-required");
        complained(Section.EMPLOYMENT, "organization.required", "'organization':null");
    }

    @Test
    void a_membership_needs_an_identified_organisation_or_an_identifier() {
        String unidentified = "'organization':" + Sample.UNIDENTIFIED;
        complained(Section.MEMBERSHIP, "organization.identifier-required", unidentified);
        complained(Section.MEMBERSHIP, "organization.required", "'organization':null");
        complained(
                Section.MEMBERSHIP,
                "disambiguated-organization.value-required",
                "'organization':{'name':'College','source':'ROR'},'externalIds':"
                        + "[{'type':'other-id','value':'1','relationship':'self'}]");
        complained(
                Section.MEMBERSHIP,
                "organization.country-required",
                "'organization':{'name':'College','city':'Basel','source':'ROR','identifier':'1'}");
        assertThat(codes(
                        Section.MEMBERSHIP,
                        unidentified + ",'externalIds':[{'type':'other-id','value':'1','relationship':'self'}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            role.required               | 'role':''
            type.unknown                | 'type':'praise'
            group.required              | 'group':''
            group.invalid               | 'group':'0317-8471'
            group.invalid               | 'group':'publons:a b'
            group.issn-invalid          | 'group':'issn:0317-8472'
            completion-date.required    | 'completed':null
            organization.required       | 'convener':null
            external-id.required        | 'externalIds':[]
            external-id.self-required   | 'externalIds':[{'type':'eid','value':'1','relationship':'version-of'}]
            subject.title.required      | 'subject':{'title':''}
            subject.type.unknown        | 'subject':{'title':'A','type':'pyramid'}
            external-id.invalid         | 'subject':{'title':'A','externalId':{'type':'doi','value':'1','relationship':'self'}}
            """)
    void a_review_that_orcid_would_refuse_is_complained_of(String code, String change) {
        complained(Section.PEER_REVIEW, code, change);
    }

    @Test
    void a_review_may_be_of_a_proposal_or_of_nothing_told() {
        assertThat(codes(Section.PEER_REVIEW, "'subject':{'title':'A','type':'research-resource-proposal'}"))
                .isEmpty();
        assertThat(codes(Section.PEER_REVIEW, "'subject':null")).isEmpty();
    }

    @Test
    void a_research_resource_needs_hosts_and_resources_and_not_too_many() {
        complained(Section.RESEARCH_RESOURCE, "hosts.required", "'hosts':[]");
        complained(Section.RESEARCH_RESOURCE, "resources.required", "'resources':[]");
        String eleven = String.join(",", Collections.nCopies(11, Sample.COLLEGE));
        complained(Section.RESEARCH_RESOURCE, "hosts.too-many", "'hosts':[" + eleven + "]");
    }

    @Test
    void a_persons_detail_needs_what_makes_it_one() {
        complained(Section.ADDRESS, "country.required", "'value':''");
        complained(Section.ADDRESS, "country.unknown", "'value':'Helvetia'");
        complained(Section.KEYWORD, "keyword.required", "'value':''");
        complained(Section.OTHER_NAME, "other-name.too-long", "'value':'" + "x".repeat(256) + "'");
        complained(Section.RESEARCHER_URL, "url.required", "'url':null");
        complained(Section.EXTERNAL_IDENTIFIER, "external-id.type-required", "'type':null");
    }

    @Test
    void lengths_are_counted_in_characters_and_not_in_javas_halves_of_them() {
        assertThat(codes(Section.WORK, "'title':'" + "\ud83d\udc2a".repeat(1_000) + "'"))
                .isEmpty();
        assertThat(ItemCheck.check(Sample.with(Section.WORK, "'title':'" + "\ud83d\udc2a".repeat(1_001) + "'")))
                .containsExactly(new Complaint(
                        "title.too-long", "The title has 1,001 characters and ORCID takes 1,000: shorten it."));
    }

    @Test
    void all_complaints_come_at_once_and_make_one_reason() {
        Prepared<Item> prepared = ItemCheck.prepare(Sample.with(Section.WORK, "'title':'','type':'pyramid'"));

        assertThat(prepared.isSendable()).isFalse();
        assertThat(prepared.reason())
                .isEqualTo(
                        "The title is empty: fill it in. The type \"pyramid\" is none that ORCID knows: use one of its"
                                + " types, such as journal-article, book or other.");
    }

    @Test
    void a_long_value_is_not_repeated_in_full() {
        assertThat(ItemCheck.check(Sample.with(Section.WORK, "'type':'" + "x".repeat(5_000) + "'")))
                .allSatisfy(complaint -> assertThat(complaint.message()).hasSizeLessThan(300));
    }

    private static void complained(Section section, String code, String change) {
        assertThat(codes(section, change)).containsExactly(code);
    }

    private static List<String> codes(Section section, String change) {
        return ItemCheck.check(Sample.with(section, change)).stream()
                .map(Complaint::code)
                .toList();
    }
}
