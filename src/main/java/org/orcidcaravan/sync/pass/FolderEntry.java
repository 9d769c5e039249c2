package org.orcidcaravan.sync.pass;

/**
 * How far the newest full pass is in one checksum folder.
 *
 * @param folder its three characters
 * @param reached the key up to which it is done; empty when it was not begun
 */
public record FolderEntry(String folder, String reached, boolean finished) {}
