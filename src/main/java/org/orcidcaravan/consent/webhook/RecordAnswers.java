package org.orcidcaravan.consent.webhook;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.ClientTokens;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.record.ShownRecord;
import org.orcidcaravan.orcid.record.UnreadableRecord;

/** What the public API answers when it is asked for a record. */
@Named("recordAnswers")
@Unremovable
@Singleton
public class RecordAnswers {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    /** From here on the server is in trouble, or wants fewer requests. */
    private static final int SERVER = 500;
    /** ORCID's error documents are short. */
    private static final int LONGEST_ERROR = 64 * 1024;

    private final ConsentTransactionStore transactions;
    private final WebhookSettings settings;
    private final ClientTokens tokens;
    private final Judge judge;

    RecordAnswers(
            ConsentTransactionStore transactions, WebhookSettings settings, ClientTokens tokens, InstantSource clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.tokens = tokens;
        this.judge = new Judge(clock);
    }

    /** The header fields of an answer that count. */
    public record Head(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String retryAfter) {}

    /** For routes. */
    public Head head(int status, @Nullable String contentType, @Nullable String location, @Nullable String retryAfter) {
        return new Head(status, contentType, location, retryAfter);
    }

    /**
     * Reads an answer to its end; a record is never held whole.
     *
     * @throws NotNow when ORCID is not well, or wants to be left alone: then it is, by all instances
     * @throws Unread when this answer says nothing, and the next one may
     * @throws IOException when the connection is lost meanwhile
     */
    public Sight read(Notice notice, Head head, @Nullable InputStream body) throws IOException {
        if (head.status() == OK && body != null) {
            try {
                return new Sight(notice.orcid(), ShownRecord.read(new BufferedInputStream(body), notice.orcid()));
            } catch (UnreadableRecord e) {
                throw new Unread("What the public API shows of it " + e.getMessage());
            }
        }
        ApiAnswer answer =
                new ApiAnswer(head.status(), head.contentType(), head.location(), head.retryAfter(), text(body));
        if (head.status() == UNAUTHORIZED) {
            tokens.forget(RecordReadings.SCOPE);
            throw leftAlone("ORCID no longer takes our token for reading public records", null);
        }
        Judgement judgement = judge.of(Method.GET, answer);
        return switch (judgement.verdict()) {
            case STOP_PERSON, REMOVED ->
                new Sight(notice.orcid(), new ShownRecord.Closed(judgement.errorCode(), judgement.reason()));
            case SNOOZE, STOP_EVERYTHING -> throw leftAlone(judgement.reason(), judgement.retryAfter());
            case RETRY, LOOK_FIRST, DONE, ADOPT_PUT_CODE, DEAD -> {
                if (head.status() >= SERVER) {
                    throw leftAlone(judgement.reason(), judgement.retryAfter());
                }
                throw new Unread(judgement.reason());
            }
        };
    }

    private NotNow leftAlone(String why, @Nullable Duration asked) {
        transactions.within(
                "Failed to note that ORCID is to be left alone",
                connection -> ReadPaceStore.block(connection, why, asked, settings));
        return new NotNow(why, null);
    }

    private static String text(@Nullable InputStream body) throws IOException {
        return body == null ? "" : new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
    }
}
