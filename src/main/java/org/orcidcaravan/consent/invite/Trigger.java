package org.orcidcaravan.consent.invite;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a mail is due, as in Pittsburgh's mailer (facts/landscape.md 1.12).
 *
 * @param states the person is in one of these
 * @param delay since they are in that state; or, with {@code after}, since that mail was sent
 * @param after the mail of the same campaign that has to have been sent before; null: none
 * @param repeat how long after one comes the next; null: never
 * @param maximum how many of them at most, as long as the person's state stays the same
 * @param notBefore from when on; null: always
 */
public record Trigger(
        Set<PersonState> states,
        Duration delay,
        @Nullable String after,
        @Nullable Duration repeat,
        int maximum,
        @Nullable Instant notBefore) {
    public Trigger {
        states = Set.copyOf(states);
    }

    /**
     * A mail of the campaign that this person had, or is to have.
     *
     * @param sentAt null: not sent, or not yet
     */
    public record Past(
            String part,
            int round,
            MailState state,
            Instant plannedAt,
            @Nullable Instant sentAt) {}

    /**
     * A mail that is to be sent.
     *
     * @param why in words, for operators
     */
    public record Due(int round, String why) {}

    /**
     * Whether one is due.
     *
     * @param part the mail's own name
     * @param past all that this person had of the campaign
     */
    public Optional<Due> due(String part, Journey.Stage stage, List<Past> past, Instant now) {
        List<Past> own = past.stream().filter(mail -> mail.part().equals(part)).toList();
        boolean fits = states.contains(stage.state())
                && (notBefore == null || !now.isBefore(notBefore))
                && own.stream().noneMatch(mail -> mail.state().isOpen());
        if (!fits) {
            return Optional.empty();
        }
        Instant anchor = after == null ? stage.since() : lastSent(after, past);
        if (anchor == null || now.isBefore(anchor.plus(delay)) || !mayRepeat(own, stage, now)) {
            return Optional.empty();
        }
        int round = own.stream().mapToInt(Past::round).max().orElse(0) + 1;
        return Optional.of(new Due(round, why(stage, anchor, round)));
    }

    /** An older answer of the person's has its own count: who withdraws again after a year is asked again. */
    private boolean mayRepeat(List<Past> own, Journey.Stage stage, Instant now) {
        List<Past> counted = own.stream()
                .filter(mail -> mail.state() != MailState.CANCELLED && counts(mail, stage))
                .toList();
        Optional<Instant> last = counted.stream()
                .map(mail -> mail.sentAt() == null ? mail.plannedAt() : mail.sentAt())
                .max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return true;
        }
        return counted.size() < maximum
                && repeat != null
                && !now.isBefore(last.get().plus(repeat));
    }

    /** What we did, inviting, and what they did with it, begins no new count; works that wait anew do. */
    private static boolean counts(Past mail, Journey.Stage stage) {
        return switch (stage.state()) {
            case DENIED, DISCONNECTED, REVOKED, ASKED -> !mail.plannedAt().isBefore(stage.since());
            case KNOWN, IDENTIFIED, INVITED, OPENED, CONNECTED, OPTED_OUT -> true;
        };
    }

    private static @Nullable Instant lastSent(String part, List<Past> past) {
        return past.stream()
                .filter(mail -> mail.part().equals(part) && mail.state() == MailState.SENT)
                .map(Past::sentAt)
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private String why(Journey.Stage stage, Instant anchor, int round) {
        String since = after == null
                ? stage.state().text() + " since " + anchor
                : stage.state().text() + ", and " + after + " was sent " + anchor;
        return since + (round == 1 ? "" : "; number " + round);
    }
}
