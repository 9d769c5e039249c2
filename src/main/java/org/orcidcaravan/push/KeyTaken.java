package org.orcidcaravan.push;

/** Somebody asks for something else by a key that stands for another wish of theirs. */
public final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyTaken(long replay) {
        super("The key stands for replay " + replay + ", which is about other dead letters: use a key of its own.");
    }
}
