package org.orcidcaravan.sync.mirror;

import java.util.List;
import java.util.stream.IntStream;
import org.orcidcaravan.orcid.OrcidId;

/**
 * One of the 1,100 folders {@code 000} to {@code 99X} that ORCID spreads its objects over: an iD's last three
 * characters. They are numbered in the order in which S3 lists them.
 *
 * @param index 0 for {@code 000}, 10 for {@code 00X}, 11 for {@code 010}, 1,099 for {@code 99X}
 */
public record ChecksumFolder(int index) {
    /** How many there are. */
    public static final int COUNT = 1_100;

    private static final int CHECK_VALUES = 11;

    public ChecksumFolder {
        if (index < 0 || index >= COUNT) {
            throw new IllegalArgumentException("There are 1,100 checksum folders, so none has the number " + index);
        }
    }

    /** The folder that an iD's objects are in. */
    public static ChecksumFolder of(OrcidId orcid) {
        return new ChecksumFolder((int) (orcid.number() % 100) * CHECK_VALUES + orcid.checkValue());
    }

    /** All, in S3's listing order. */
    public static List<ChecksumFolder> all() {
        return IntStream.range(0, COUNT).mapToObj(ChecksumFolder::new).toList();
    }

    /** The last character of every iD in this folder: it decides the activities' bucket. */
    public char lastCharacter() {
        int check = index % CHECK_VALUES;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** The three characters, such as {@code 31X}. */
    public String text() {
        int digits = index / CHECK_VALUES;
        return new String(new char[] {(char) ('0' + digits / 10), (char) ('0' + digits % 10), lastCharacter()});
    }

    /** What every key in this folder begins with, such as {@code 31X/}. */
    public String prefix() {
        return text() + "/";
    }
}
