package org.orcidcaravan.orcid.check;

/** The longest texts that ORCID takes, in characters (common-3.0.xsd), and how they are counted. */
final class Lengths {
    static final int TITLE = 1_000;
    static final int DESCRIPTION = 5_000;
    static final int LONG_TEXT = 4_000;
    static final int SHORT_TEXT = 500;
    static final int URL = 2_084;
    static final int CREDIT_NAME = 150;
    static final int KEYWORD = 255;
    static final int URL_NAME = 350;

    private Lengths() {}

    /** As a schema counts: characters, not Java's halves of them. */
    static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters with an ellipsis at the end, {@code max} in all; whole words where that costs little. */
    static String cut(String text, int max) {
        String kept = text.substring(0, text.offsetByCodePoints(0, max - 1));
        int space = kept.lastIndexOf(' ');
        boolean nearEnd = space > kept.length() - 30 && space > 0;
        return (nearEnd ? kept.substring(0, space) : kept).stripTrailing() + "…";
    }
}
