package org.orcidcaravan.measure.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.push.call.PaceStore;

/** What ORCID is to be asked about: kept in the database, so that one instance asks each, and none is forgotten. */
@Named("questions")
@Unremovable
@Singleton
public class Questions {
    private final Rounds rounds;
    private final Permissions permissions;
    private final ReconcileSettings settings;
    private final PaceStore pace;

    Questions(Rounds rounds, Permissions permissions, ReconcileSettings settings, PaceStore pace) {
        this.rounds = rounds;
        this.permissions = permissions;
        this.settings = settings;
        this.pace = pace;
    }

    /** Something of ours is not public there. */
    void doubt(long person, Collection<Section> sections) {
        if (!sections.isEmpty()) {
            rounds.within("Failed to note what ORCID is to be asked about", connection -> {
                LookStore.doubt(connection, person, sections);
                return true;
            });
        }
    }

    /** Every part in which something of ours should be, of people who permit it; how many there are. */
    int ask(Duration spread) {
        return rounds.within(
                "Failed to note what ORCID is to be asked about", connection -> LookStore.ask(connection, spread));
    }

    /** How many there are. */
    int open() {
        return rounds.within("Failed to count what ORCID is to be asked about", LookStore::open);
    }

    /**
     * Those that are to be asked now; what nobody permits is not asked. While no request may start there are none: one that is
     * taken and not asked has used up an attempt.
     */
    public List<Question> due() {
        if (!pace.isOpen()) {
            return List.of();
        }
        return rounds.within("Failed to see what ORCID is to be asked about", connection -> {
            List<LookStore.Look> looks = LookStore.take(connection, settings.batch());
            Optional<Long> open = RoundStore.open(connection, Evidence.Via.API.text());
            if (looks.isEmpty()) {
                if (open.isPresent() && LookStore.open(connection) == 0) {
                    RoundStore.end(connection, open.get(), "complete");
                    RoundStore.audit(connection, RoundStore.one(connection, open.get()), Reconciliation.SERVICE);
                }
                return List.of();
            }
            List<Question> questions = new ArrayList<>();
            long round = open.isPresent()
                    ? open.get()
                    : RoundStore.begin(connection, Evidence.Via.API.text(), Reconciliation.SERVICE)
                            .orElseThrow();
            for (LookStore.Look look : looks) {
                Optional<Permission> permission =
                        permissions.find(look.person(), look.section().scope());
                if (permission.isPresent()) {
                    questions.add(Question.of(round, look, permission.get()));
                } else {
                    LookStore.done(connection, look.person(), look.section());
                }
            }
            return questions;
        });
    }

    void done(Question question) {
        rounds.within("Failed to note that ORCID has answered", connection -> {
            LookStore.done(
                    connection, question.permission().person(), question.call().section());
            RoundStore.compared(connection, question.permission().person(), true);
            return true;
        });
    }
}
