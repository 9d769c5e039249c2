package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignReaderTest {
    private static final String GOOD = """
            description: Asks people
            automatic: true
            languages: [en, de]
            limit: 20
            link-life: P10D
            window:
              days: [monday, friday]
              hours: 8-17
              zone: Europe/Berlin
            audience:
              units: [Physics]
              groups: [staff]
              except-groups: [no-mail]
              states: [known, invited]
            mails:
              - name: first
                template: invitation
                when:
                  states: [known]
                  not-before: 2026-02-01
              - name: second
                template: reminder
                when:
                  states: [invited]
                  after: first
                  delay: P14D
                  repeat: P7D
                  maximum: 3
            """;

    private static List<String> findings(String text) {
        return CampaignReader.read("ask", text).findings().stream()
                .map(CampaignFile.Finding::toString)
                .toList();
    }

    @Test
    void a_whole_file_is_read() {
        Campaign campaign = CampaignReader.read("ask", GOOD).usable().orElseThrow();

        assertThat(campaign.name()).isEqualTo("ask");
        assertThat(campaign.automatic()).isTrue();
        assertThat(campaign.limit()).isEqualTo(20);
        assertThat(campaign.linkLife()).isEqualTo(Duration.ofDays(10));
        assertThat(campaign.window())
                .isEqualTo(
                        new SendWindow(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 8, 17, ZoneId.of("Europe/Berlin")));
        assertThat(campaign.audience())
                .isEqualTo(new Campaign.Audience(
                        Set.of("Physics"),
                        Set.of("staff"),
                        Set.of("no-mail"),
                        Set.of(PersonState.KNOWN, PersonState.INVITED)));
        assertThat(campaign.parts()).extracting(Campaign.Part::name).containsExactly("first", "second");
        assertThat(campaign.part("first").orElseThrow().trigger().notBefore())
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(campaign.part("second").orElseThrow().trigger())
                .isEqualTo(new Trigger(
                        Set.of(PersonState.INVITED), Duration.ofDays(14), "first", Duration.ofDays(7), 3, null));
        assertThat(campaign.language("de")).isEqualTo("de");
        assertThat(campaign.language("fr")).isEqualTo("en");
    }

    @Test
    void who_said_no_or_withdrew_is_asked_only_when_a_file_says_so() {
        Campaign campaign = CampaignReader.read("ask", """
                        description: Short
                        languages: [en]
                        mails:
                          - name: first
                            template: invitation
                        """).usable().orElseThrow();

        assertThat(campaign.audience().states()).isEqualTo(PersonState.usual());
        assertThat(campaign.parts().getFirst().trigger().states())
                .doesNotContain(PersonState.DENIED, PersonState.REVOKED, PersonState.DISCONNECTED);
        assertThat(campaign.window()).isEqualTo(SendWindow.ALWAYS);
        assertThat(campaign.automatic()).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            automatic: true               | automatic: maybe             | ask.yaml:2: 'automatic: maybe' is neither true nor false
            languages: [en, de]           | languages: [english]         | ask.yaml:3: 'english' is no language
            languages: [en, de]           | languages: en                | ask.yaml:3: 'languages' has to be a list
            languages: [en, de]           | languages: [[en]]            | ask.yaml:3: 'languages' has an entry that is no text
            limit: 20                     | limit: many                  | ask.yaml:4: 'limit: many' is no number
            link-life: P10D               | link-life: 10 days           | ask.yaml:5: 'link-life: 10 days' is no time span: write days as P14D
            link-life: P10D               | link-life: PT-1H             | ask.yaml:5: 'link-life: PT-1H' is no time span
            [monday, friday]              | [monday, fryday]             | ask.yaml:7: 'fryday' is no day
            [monday, friday]              | []                           | ask.yaml:7: No day is left
            hours: 8-17                   | hours: 17-8                  | ask.yaml:8: 'hours' has to be from one hour to a later one
            hours: 8-17                   | hours: all day               | ask.yaml:8: 'hours' has to be
            zone: Europe/Berlin           | zone: Berlin                 | ask.yaml:9: 'Berlin' is no time zone
            units: [Physics]              | unit: Physics                | ask.yaml:11: 'unit' is no field here: write one of except-groups, groups
            states: [known, invited]      | states: [connected]          | ask.yaml:14: 'connected' is no state that a mail may be for
            name: first                   | name: First mail             | ask.yaml:16: 'name: First mail': use up to 50 small letters
            name: second                  | name: first                  | ask.yaml:21: There are two mails 'first'
            after: first                  | after: zeroth                | ask.yaml:25: 'after: zeroth' names no mail above
            delay: P14D                   | delay: soon                  | ask.yaml:26: 'delay: soon' is no time span
            repeat: P7D                   | repeat: PT1H                 | ask.yaml:27: Nobody gets the same mail more than once a day
            maximum: 3                    | maximum: 0                   | ask.yaml:28: 'maximum: 0' is no number
            states: [known]               | states: [denied]             | ask.yaml:19: 'denied' is not among the audience's states
            not-before: 2026-02-01        | not-before: February         | ask.yaml:20: 'not-before: February' is no date
            template: reminder            | template:                    | ask.yaml:22: 'template' has to be one value
            description: Asks people      | describes: Asks people       | ask.yaml:1: 'describes' is no field here
            """)
    void what_is_wrong_is_said_with_its_line_and_what_to_do(String right, String wrong, String sentence) {
        assertThat(GOOD).contains(right);

        assertThat(findings(GOOD.replaceFirst(Pattern.quote(right), wrong)))
                .anySatisfy(finding -> assertThat(finding).startsWith(sentence));
        assertThat(CampaignReader.read("ask", GOOD.replaceFirst(Pattern.quote(right), wrong))
                        .usable())
                .isEmpty();
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(findings(""))
                .containsExactly("ask.yaml:1: The file is empty: docs/campaigns.md has a whole example.");
        assertThat(findings("- a list"))
                .anySatisfy(finding -> assertThat(finding).contains("Here have to be fields"));
        assertThat(findings("automatic: true"))
                .anySatisfy(finding -> assertThat(finding).contains("'description' is missing"))
                .anySatisfy(finding -> assertThat(finding).contains("No language is named"))
                .anySatisfy(finding -> assertThat(finding).contains("'mails' is missing"));
        assertThat(findings("mails: []"))
                .anySatisfy(finding -> assertThat(finding).contains("There is no mail"));
        assertThat(findings("a: [")).singleElement().asString().startsWith("ask.yaml:1: This is no YAML");
        assertThat(findings("description: a\ndescription: b"))
                .contains("ask.yaml:2: 'description' stands here twice: take one away.");
        assertThat(findings(GOOD.replace("      repeat: P7D\n", "")))
                .singleElement()
                .asString()
                .startsWith("ask.yaml:27: 'maximum' is above 1");
        assertThat(CampaignReader.read("Not Good", GOOD).findings())
                .singleElement()
                .asString()
                .contains("The file's name is the campaign's");
    }
}
