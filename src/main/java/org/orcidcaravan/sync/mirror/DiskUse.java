package org.orcidcaravan.sync.mirror;

/**
 * What a number of files take.
 *
 * @param files how many
 * @param plain the bytes of the documents in them
 * @param stored the bytes of the files, as {@code ls} shows them
 * @param allocated the bytes of the blocks that the disk gives them, as {@code du} counts them
 */
public record DiskUse(long files, long plain, long stored, long allocated) {
    /** Of no file. */
    public static final DiskUse NONE = new DiskUse(0, 0, 0, 0);

    /** Of these and those. */
    public DiskUse plus(DiskUse other) {
        return new DiskUse(
                files + other.files, plain + other.plain, stored + other.stored, allocated + other.allocated);
    }

    /** Of these without those. */
    public DiskUse minus(DiskUse earlier) {
        return new DiskUse(
                files - earlier.files, plain - earlier.plain, stored - earlier.stored, allocated - earlier.allocated);
    }
}
