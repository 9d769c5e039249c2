package org.orcidcaravan.consent.invite;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.CampaignFile.Finding;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a campaign's YAML, and says of everything in it that is not right where it is and what to do. */
final class CampaignReader {
    private static final Set<String> FIELDS =
            Set.of("description", "automatic", "languages", "limit", "link-life", "window", "audience", "mails");
    private static final Set<String> WINDOW = Set.of("days", "hours", "zone");
    private static final Set<String> AUDIENCE = Set.of("units", "groups", "except-groups", "states");
    private static final Set<String> MAIL = Set.of("name", "template", "when");
    private static final Set<String> WHEN = Set.of("states", "delay", "after", "repeat", "maximum", "not-before");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int HOURS_OF_DAY = 24;
    private static final int LIMIT = 500;
    private static final Duration LINK_LIFE = Duration.ofDays(30);

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private CampaignReader(String file) {
        this.file = file;
    }

    /** What a file's text says; its templates are not looked at. */
    static CampaignFile read(String name, String text) {
        CampaignReader reader = new CampaignReader(name + ".yaml");
        Campaign campaign = null;
        if (!NAME.matcher(name).matches()) {
            reader.complain(
                    1, "The file's name is the campaign's: use up to 50 small letters, digits and dashes, and .yaml.");
        }
        try {
            Optional<Node> root = new Compose(LoadSettings.builder()
                            .setLabel(name)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(10)
                            .build())
                    .composeString(text);
            if (root.isPresent()) {
                campaign = reader.campaign(name, root.get());
            } else {
                reader.complain(1, "The file is empty: docs/campaigns.md has a whole example.");
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            reader.complain(line, "This is no YAML, " + e.getProblem() + ": mend it.");
        } catch (YamlEngineException e) {
            reader.complain(1, "This is no YAML, " + e.getMessage() + ": mend it.");
        }
        return new CampaignFile(name, reader.findings.isEmpty() ? campaign : null, reader.findings);
    }

    private void complain(int line, String sentence) {
        findings.add(new Finding(file, line, sentence));
    }

    private Campaign campaign(String name, Node root) {
        CampaignText text = CampaignText.of(file, root, FIELDS, findings);
        Campaign.Audience audience = audience(text);
        List<String> languages = text.list("languages");
        if (languages.isEmpty()) {
            text.complain("languages", "No language is named: write languages: [en].");
        }
        languages.stream()
                .filter(language -> !LANGUAGE.matcher(language).matches())
                .forEach(language -> text.complain(
                        "languages", "'%s' is no language: write its two letters, as en.".formatted(language)));
        return new Campaign(
                name,
                text.text("description"),
                text.truth("automatic"),
                audience,
                text.number("limit", LIMIT),
                window(text),
                languages,
                text.duration("link-life").orElse(LINK_LIFE),
                parts(text, audience.states()));
    }

    private Campaign.Audience audience(CampaignText text) {
        CampaignText inner = text.inner("audience", AUDIENCE);
        return new Campaign.Audience(
                new HashSet<>(inner.list("units")),
                new HashSet<>(inner.list("groups")),
                new HashSet<>(inner.list("except-groups")),
                states(inner, PersonState.usual()));
    }

    private Set<PersonState> states(CampaignText text, Set<PersonState> otherwise) {
        if (!text.has("states")) {
            return otherwise;
        }
        Set<PersonState> states = EnumSet.noneOf(PersonState.class);
        for (String name : text.list("states")) {
            Optional<PersonState> state = PersonState.named(name).filter(PersonState.mailable()::contains);
            if (state.isPresent()) {
                states.add(state.get());
            } else {
                text.complain(
                        "states",
                        "'%s' is no state that a mail may be for: write some of %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                PersonState.mailable().stream()
                                                        .map(PersonState::text)
                                                        .toList())));
            }
        }
        return states;
    }

    private SendWindow window(CampaignText text) {
        if (!text.has("window")) {
            return SendWindow.ALWAYS;
        }
        CampaignText inner = text.inner("window", WINDOW);
        Matcher hours = HOURS.matcher(inner.optional("hours").orElse("0-24"));
        int from = hours.matches() ? Integer.parseInt(hours.group(1)) : HOURS_OF_DAY;
        int until = hours.matches() ? Integer.parseInt(hours.group(2)) : 0;
        if (from >= until || until > HOURS_OF_DAY) {
            inner.complain("hours", "'hours' has to be from one hour to a later one: write hours: 8-18.");
        }
        return new SendWindow(days(inner), from, until, zone(inner));
    }

    private Set<DayOfWeek> days(CampaignText text) {
        if (!text.has("days")) {
            return SendWindow.ALWAYS.days();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : text.list("days")) {
            try {
                days.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException notOne) {
                text.complain("days", "'%s' is no day: write it out, as monday.".formatted(name));
            }
        }
        if (days.isEmpty()) {
            text.complain("days", "No day is left on which mails go out: name some, or leave 'days' out.");
        }
        return days;
    }

    private ZoneId zone(CampaignText text) {
        String name = text.optional("zone").orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException notOne) {
            text.complain("zone", "'%s' is no time zone: write it as Europe/Berlin.".formatted(name));
            return ZoneId.of("UTC");
        }
    }

    private List<Campaign.Part> parts(CampaignText text, Set<PersonState> audience) {
        if (!text.has("mails")) {
            text.complain("mails", "'mails' is missing: add at least one mail.");
            return List.of();
        }
        List<Campaign.Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : text.items("mails")) {
            CampaignText mail = CampaignText.of(file, node, MAIL, findings);
            String name = named(mail, "name");
            CampaignText when = mail.inner("when", WHEN);
            parts.add(new Campaign.Part(name, named(mail, "template"), trigger(when, audience, names)));
            if (!names.add(name) && !name.isEmpty()) {
                mail.complain("name", "There are two mails '%s': rename one.".formatted(name));
            }
        }
        if (parts.isEmpty()) {
            text.complain("mails", "There is no mail: add at least one.");
        }
        return parts;
    }

    private static String named(CampaignText text, String field) {
        String name = text.text(field);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            text.complain(field, "'%s: %s': use up to 50 small letters, digits and dashes.".formatted(field, name));
        }
        return name;
    }

    /** @param earlier the mails above */
    private Trigger trigger(CampaignText when, Set<PersonState> audience, Set<String> earlier) {
        String after = when.optional("after").orElse(null);
        if (after != null && !earlier.contains(after)) {
            when.complain("after", "'after: %s' names no mail above this one: correct it.".formatted(after));
        }
        int maximum = when.number("maximum", 1);
        Duration repeat = when.duration("repeat").orElse(null);
        if (maximum > 1 && !when.has("repeat")) {
            when.complain("maximum", "'maximum' is above 1, but not how long it is from one to the next: add repeat.");
        }
        if (repeat != null && repeat.compareTo(Duration.ofDays(1)) < 0) {
            when.complain("repeat", "Nobody gets the same mail more than once a day: write P1D or more.");
        }
        Set<PersonState> states = states(when, audience);
        states.stream()
                .filter(state -> !audience.contains(state))
                .forEach(state -> when.complain(
                        "states",
                        "'%s' is not among the audience's states: add it there, or take it out here."
                                .formatted(state.text())));
        return new Trigger(
                states, when.duration("delay").orElse(Duration.ZERO), after, repeat, maximum, notBefore(when));
    }

    private static @Nullable Instant notBefore(CampaignText when) {
        Optional<String> text = when.optional("not-before");
        try {
            return text.map(date ->
                            LocalDate.parse(date).atStartOfDay(ZoneId.of("UTC")).toInstant())
                    .orElse(null);
        } catch (DateTimeException notOne) {
            when.complain(
                    "not-before", "'not-before: %s' is no date: write it as 2026-01-31.".formatted(text.orElse("")));
            return null;
        }
    }
}
