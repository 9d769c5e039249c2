package org.orcidcaravan.simulator.registry.record;

import org.orcidcaravan.orcid.OrcidId;

/** What has become of a record. Only an active one can be read and written. */
public sealed interface RecordState {
    /** Claimed and in use. */
    record Active() implements RecordState {}

    /** Locked by ORCID's staff: 409, error-code 9018. */
    record Locked() implements RecordState {}

    /** Deactivated by the researcher: 409, error-code 9044. */
    record Deactivated() implements RecordState {}

    /** Made by a member and never claimed: 409, error-code 9036. */
    record Unclaimed() implements RecordState {}

    /** Deprecated in favour of another record: 301 to reads, 409 to writes, error-code 9007, the other one in {@code Location}. */
    record Merged(OrcidId primary) implements RecordState {}
}
