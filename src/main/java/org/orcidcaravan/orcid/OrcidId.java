package org.orcidcaravan.orcid;

import java.util.Optional;

/**
 * An ORCID iD: sixteen characters, of which the last is a check digit (ISO 7064 MOD 11-2).
 *
 * @param number the fifteen digits before the check digit, as a number from 0 to 999,999,999,999,999
 */
public record OrcidId(long number) implements Comparable<OrcidId> {
    /** Numbers are below this. */
    public static final long LIMIT = 1_000_000_000_000_000L;

    private static final int LENGTH = "0000-0000-0000-0000".length();

    public OrcidId {
        if (number < 0 || number >= LIMIT) {
            throw new IllegalArgumentException("An ORCID iD has fifteen digits before its check digit, not " + number);
        }
    }

    /**
     * Reads the hyphenated form, such as {@code 0000-0002-1825-0097}, strictly: four groups, capital X, right check digit.
     *
     * @return empty when {@code text} is anything else
     */
    public static Optional<OrcidId> parse(CharSequence text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = text.charAt(i);
            if (i == 4 || i == 9 || i == 14) {
                if (c != '-') {
                    return Optional.empty();
                }
            } else if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
            } else {
                return Optional.empty();
            }
        }
        OrcidId id = new OrcidId(number);
        return id.checkDigit() == text.charAt(LENGTH - 1) ? Optional.of(id) : Optional.empty();
    }

    /** The check digit: {@code 0} to {@code 9}, or {@code X} for ten. */
    public char checkDigit() {
        int value = checkValue();
        return value == 10 ? 'X' : (char) ('0' + value);
    }

    /** The check digit as a number from 0 to 10. */
    public int checkValue() {
        int total = 0;
        for (long unit = LIMIT / 10; unit > 0; unit /= 10) {
            total = (total + (int) (number / unit % 10)) * 2;
        }
        return (12 - total % 11) % 11;
    }

    /** The hyphenated form. */
    @Override
    public String toString() {
        char[] text = new char[LENGTH];
        text[LENGTH - 1] = checkDigit();
        long rest = number;
        for (int i = LENGTH - 2; i >= 0; i--) {
            if (i == 4 || i == 9 || i == 14) {
                text[i] = '-';
            } else {
                text[i] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(text);
    }

    @Override
    public int compareTo(OrcidId other) {
        return Long.compare(number, other.number);
    }
}
