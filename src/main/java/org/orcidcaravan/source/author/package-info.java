/**
 * Who of our people the authors of a record are: by what the source says of them beyond a name, or by an operator's word;
 * never by a name alone.
 */
@NullMarked
package org.orcidcaravan.source.author;

import org.jspecify.annotations.NullMarked;
