package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.orcidcaravan.sync.bucket.BucketException;
import org.orcidcaravan.sync.bucket.CredentialsMissing;
import org.orcidcaravan.sync.bucket.CredentialsRejected;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.DiskTrouble;
import org.orcidcaravan.sync.mirror.FailedObject;
import org.orcidcaravan.sync.mirror.Refusal;
import org.orcidcaravan.sync.pass.RecordSweep.RecordVisit;

/** What a failure means once the routes have given up repeating: which of one object, one record, one bucket or all. */
@Named("syncFailures")
@Unremovable
@ApplicationScoped
public class SyncFailures {
    private static final System.Logger LOG = System.getLogger(SyncFailures.class.getName());

    /**
     * What S3 did not give after all repetitions. An object is tried again later, and the watermark waits for it; a record
     * stays among the changed ones; a folder's scan goes on from its last confirmed page in the next pass.
     */
    public void note(Object body, Exception cause) {
        switch (body) {
            case Candidate candidate -> {
                candidate.batch().add(new FailedObject(candidate.key(), message(cause), candidate.changedAt()));
                candidate.pass().progress().failed();
            }
            case Fetched fetched -> note(fetched.candidate(), cause);
            case RecordVisit visit -> {
                visit.sweep().fail(visit.record(), message(cause));
                visit.sweep().pass().progress().failed();
            }
            case FolderScan scan -> scan.pass().folderFailed(message(cause));
            default -> throw new IllegalArgumentException("Nothing known to note for " + body, cause);
        }
    }

    /** This object is none of ORCID's, or nothing that the mirror could hold: it is left alone. */
    public void refused(Object body, RuntimeException cause) {
        Candidate candidate = body instanceof Fetched fetched ? fetched.candidate() : (Candidate) body;
        candidate.batch().add(new Refusal(candidate.bucket(), candidate.key().text(), message(cause)));
        candidate.batch().gone(candidate.key());
        candidate.pass().progress().refused(1);
    }

    /** This bucket cannot be read: the others go on. */
    public void bucket(Object body, Exception cause) {
        switch (body) {
            case Candidate candidate -> candidate.pass().closeBucket(candidate.bucket(), message(cause));
            case Fetched fetched -> bucket(fetched.candidate(), cause);
            case FolderScan scan -> scan.pass().closeBucket(scan.bucket(), message(cause));
            case RecordVisit visit -> {
                visit.sweep().fail(visit.record(), message(cause));
                visit.sweep().pass().trouble(message(cause));
            }
            default -> throw new IllegalArgumentException("Nothing known to do with " + body, cause);
        }
    }

    /** Nothing can go on: credentials, disk or database. */
    public void everything(Object body, Exception cause) {
        Pass pass = switch (body) {
            case Candidate candidate -> candidate.pass();
            case Fetched fetched -> fetched.candidate().pass();
            case FolderScan scan -> scan.pass();
            case RecordVisit visit -> visit.sweep().pass();
            case RecordSweep sweep -> sweep.pass();
            case RetrySweep sweep -> sweep.pass();
            case DeletionSweep sweep -> sweep.pass();
            case Pass itself -> itself;
            default -> throw new IllegalArgumentException("Nothing known to stop for " + body, cause);
        };
        if (!(cause instanceof BucketException || cause instanceof DiskTrouble || cause instanceof DatabaseTrouble)) {
            LOG.log(System.Logger.Level.ERROR, "A pass ends because of something nobody foresaw", cause);
        }
        if (cause instanceof CredentialsRejected || cause instanceof CredentialsMissing) {
            pass.lockedOut(message(cause));
        }
        pass.stop(message(cause));
    }

    private static String message(Exception cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
