/**
 * ORCID's documents (member API 3.0): what is sent for one item or a bulk of works, what the answers say, what a record
 * already holds, and which of it is an item of ours. Nothing here sends anything or keeps anything.
 */
@NullMarked
package org.orcidcaravan.push.document;

import org.jspecify.annotations.NullMarked;
