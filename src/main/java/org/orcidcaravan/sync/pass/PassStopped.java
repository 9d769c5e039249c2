package org.orcidcaravan.sync.pass;

/** The pass has been stopped: this object is left as it is, without a word, for the next one. */
public class PassStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PassStopped() {
        super("the pass was stopped", null, false, false);
    }
}
