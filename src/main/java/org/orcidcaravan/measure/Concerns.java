package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orcidcaravan.consent.invite.Campaigns;
import org.orcidcaravan.consent.invite.MailBrake;
import org.orcidcaravan.measure.Overview.Attention;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.sync.pass.PassEntry;
import org.orcidcaravan.sync.pass.Passes;

/** What needs a person now, in sentences that say what to do. */
@Singleton
class Concerns {
    private final Passes passes;
    private final DataDisk disk;
    private final MailBrake brake;
    private final Campaigns campaigns;

    Concerns(Passes passes, DataDisk disk, MailBrake brake, Campaigns campaigns) {
        this.passes = passes;
        this.disk = disk;
        this.brake = brake;
        this.campaigns = campaigns;
    }

    List<Attention> of(QueueFigures figures, Overview.Requests requests, Overview.Sync sync) {
        List<Attention> all = new ArrayList<>();
        if (requests.alert()) {
            all.add(new Attention(
                    "registry",
                    "Nothing is sent to ORCID until this is mended: " + requests.reason()
                            + " It is tried again every quarter of an hour.",
                    "/settings"));
        }
        disk.concern().ifPresent(sentence -> all.add(new Attention("disk", sentence, "/sync")));
        sync(sync, all);
        brake.standing().concern().ifPresent(sentence -> all.add(new Attention("mails", sentence, "/campaigns")));
        campaigns.all().stream()
                .filter(file -> !file.findings().isEmpty())
                .forEach(file -> all.add(new Attention(
                        "mails",
                        "The campaign " + file.name() + " is not in order, so nothing of it is sent: "
                                + file.findings().getFirst(),
                        "/campaigns")));
        long dead = figures.in(TaskState.DEAD);
        if (dead > 0) {
            all.add(new Attention(
                    "dead-letters",
                    number(dead, "task was", "tasks were")
                            + " given up. Look at the reasons, then send them again or discard them.",
                    "/dead-letters"));
        }
        long locked = figures.paused().getOrDefault("consent-needed", 0L);
        if (locked > 0) {
            all.add(new Attention(
                    "people",
                    number(locked, "person has", "people have")
                            + " withdrawn or lost the permission to write to their record. Ask them for a new one.",
                    "/queue"));
        }
        return all;
    }

    private void sync(Overview.Sync sync, List<Attention> all) {
        passes.lastFailure()
                .ifPresent(reason -> all.add(new Attention("sync", "The last pass failed: " + reason, "/sync")));
        PassEntry last = sync.last();
        if (last != null
                && !last.state().equals("complete")
                && passes.lastFailure().isEmpty()) {
            all.add(new Attention(
                    "sync",
                    last.state().equals("broken-off")
                            ? "The last pass ended with its process; the next one goes on where it was."
                            : "The last pass left something: the sync page says what, and it is tried again.",
                    "/sync"));
        }
    }

    private static String number(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
