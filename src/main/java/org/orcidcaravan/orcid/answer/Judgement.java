package org.orcidcaravan.orcid.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What an answer means for the item that was sent. Free of secrets.
 *
 * @param verdict what the queue does
 * @param errorCode ORCID's error-code
 * @param reason a plain sentence, then what ORCID said
 * @param putCode of the new item after POST; of the existing one after 409 (9021), when ORCID named it
 * @param retryAfter how long the server asks to wait, at most an hour
 * @param personStop with {@link Verdict#STOP_PERSON}, why
 * @param primary with {@link PersonStop#DEPRECATED}, the iD that took this one's place, when ORCID named it
 */
public record Judgement(
        Verdict verdict,
        @Nullable Integer errorCode,
        String reason,
        @Nullable Long putCode,
        @Nullable Duration retryAfter,
        @Nullable PersonStop personStop,
        @Nullable OrcidId primary) {}
