package org.orcidcaravan.consent.transfer;

/**
 * Keeps spreadsheets from taking a field for a formula (OWASP ASVS 5.0, 1.2.10): an apostrophe before it. What we wrote
 * so, we read back without it.
 */
public final class Formula {
    private static final String STARTS = "=+-@\t\r";

    private Formula() {}

    /** The field as a spreadsheet may have it. */
    public static String guarded(String field) {
        return startsOne(field, 0) ? "'" + field : field;
    }

    static String unguarded(String field) {
        return field.startsWith("'") && startsOne(field, 1) ? field.substring(1) : field;
    }

    private static boolean startsOne(String field, int at) {
        return field.length() > at && STARTS.indexOf(field.charAt(at)) >= 0;
    }
}
