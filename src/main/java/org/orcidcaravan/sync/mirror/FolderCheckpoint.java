package org.orcidcaravan.sync.mirror;

import org.orcidcaravan.sync.DataClass;

/**
 * How far a full pass has come in one checksum folder.
 *
 * @param startAfter the last key whose page is confirmed
 * @param finished whether the listing ended there
 */
public record FolderCheckpoint(DataClass dataClass, ChecksumFolder folder, String startAfter, boolean finished) {}
