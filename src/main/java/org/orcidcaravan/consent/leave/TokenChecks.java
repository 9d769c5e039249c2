package org.orcidcaravan.consent.leave;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.consent.connect.ConsentSettings;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.answer.Verdict;

/**
 * Tries every permission at ORCID once a day, because ORCID tells nobody when a researcher takes one back (orcid-api.md
 * 3.4). One refusal may be a mistake; the second is believed (faults.md row 49).
 */
@Named("tokenChecks")
@Unremovable
@Singleton
public class TokenChecks {
    private final ConsentTransactionStore transactions;
    private final Permissions permissions;
    private final ConsentSettings settings;
    private final Judge judge;

    TokenChecks(
            ConsentTransactionStore transactions,
            Permissions permissions,
            ConsentSettings settings,
            InstantSource clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.settings = settings;
        this.judge = new Judge(clock);
    }

    /** Those that are to be tried now. */
    public List<Permission> due() {
        return transactions.within(
                "Failed to see which permissions are to be tried",
                connection -> TokenCheckStore.due(connection, settings.checkAge(), settings.checkBatch()));
    }

    /** What is asked of the member API: a section that is short, and that every permission may read. */
    public String path(Permission permission) {
        return "/v3.0/" + permission.orcid() + "/keywords";
    }

    /**
     * What ORCID answered.
     *
     * @throws RoundBroken when the answer says nothing about this permission, but that nobody should go on asking
     */
    public void answered(
            Permission permission,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String body) {
        Judgement judgement =
                judge.of(Method.GET, new ApiAnswer(status, contentType, location, null, body == null ? "" : body));
        if (judgement.verdict() == Verdict.DONE) {
            permissions.proved(permission.token());
        } else if (judgement.personStop() == PersonStop.CONSENT_NEEDED && status == 401) {
            boolean first = transactions.within(
                    "Failed to doubt a permission",
                    connection -> TokenCheckStore.doubt(connection, permission.token()));
            if (!first) {
                permissions.rejected(permission.token(), judgement.reason());
            }
        } else {
            // Nothing is said about the permission. It is tried again tomorrow: one that always ends like this holds up
            // no other.
            transactions.within(
                    "Failed to note that a permission was tried",
                    connection -> TokenCheckStore.seen(connection, permission.token()));
            switch (judgement.verdict()) {
                case SNOOZE, RETRY, LOOK_FIRST, STOP_EVERYTHING -> throw new RoundBroken(judgement);
                // The record is locked, or merged: the next push says so.
                case DONE, ADOPT_PUT_CODE, STOP_PERSON, REMOVED, DEAD -> {}
            }
        }
    }
}
