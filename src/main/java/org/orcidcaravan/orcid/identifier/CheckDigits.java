package org.orcidcaravan.orcid.identifier;

/** Check digits of ISBN (ISO 2108) and ISSN (ISO 3297). */
final class CheckDigits {
    private CheckDigits() {}

    /** Ten or eight characters, the last from 0 to 9 or X: the sum, each weighted by its place from the right, is 0 mod 11. */
    static boolean isRightModulo11(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            sum += (c == 'X' ? 10 : c - '0') * (digits.length() - i);
        }
        return sum % 11 == 0;
    }

    /** Thirteen digits, weighted 1 and 3 by turns: the sum is 0 mod 10. */
    static boolean isRightModulo10(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
