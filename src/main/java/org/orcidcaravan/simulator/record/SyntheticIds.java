package org.orcidcaravan.simulator.record;

import org.orcidcaravan.orcid.OrcidId;

/**
 * The iDs of the simulated world: the n-th is always the same, no two are equal, and they are scattered over ORCID's
 * two blocks (0000-0001-5000-0007 to 0000-0003-5000-0001, and 0009-0000-… since 2023) as the checksum folders expect.
 */
public final class SyntheticIds {
    private static final long OLD_BLOCK = 15_000_000L;
    private static final long OLD_SIZE = 20_000_000L;
    private static final long NEW_BLOCK = 900_000_000_000L;
    private static final long NEW_SIZE = 100_000_000L;

    /** Primes, so that multiplying by them permutes a block. */
    private static final long OLD_STEP = 15_485_863L;

    private static final long NEW_STEP = 49_979_687L;

    private SyntheticIds() {}

    /** The iD with this index, from 0 to 20 million. */
    public static OrcidId at(int index) {
        return index % 5 == 0
                ? new OrcidId(NEW_BLOCK + index * NEW_STEP % NEW_SIZE)
                : new OrcidId(OLD_BLOCK + index * OLD_STEP % OLD_SIZE);
    }
}
