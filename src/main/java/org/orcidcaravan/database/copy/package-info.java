/**
 * Copies of the whole state: into a file, out of one, and from one PostgreSQL into another. They are logical copies, table
 * by table in one consistent snapshot, so that they go from one version of PostgreSQL to another and need none of its
 * programs. The keys of the tokens are not in the database, and so not in a copy.
 */
@NullMarked
package org.orcidcaravan.database.copy;

import org.jspecify.annotations.NullMarked;
