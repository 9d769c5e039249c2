/**
 * Who did what: rows that are only ever added, each with the hash of the one before it. They are written in the transaction
 * of the act itself, here and in {@code push}; here they are read and proved.
 */
@NullMarked
package org.orcidcaravan.access.audit;

import org.jspecify.annotations.NullMarked;
