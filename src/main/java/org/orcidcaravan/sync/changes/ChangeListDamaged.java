package org.orcidcaravan.sync.changes;

import org.jspecify.annotations.Nullable;

/** A change list that cannot be trusted as a whole: nothing of it is used, and nothing advances. */
public class ChangeListDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangeListDamaged(String what, @Nullable Throwable cause) {
        super(
                "Cannot use the change list: " + what
                        + ". Nothing was advanced; the next pass reads it again. If it stays"
                        + " so, tell ORCID, and run a full pass with \"download\" meanwhile.",
                cause);
    }

    ChangeListDamaged(String what) {
        this(what, null);
    }
}
