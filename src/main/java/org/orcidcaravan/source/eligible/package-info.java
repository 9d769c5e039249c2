/** Which records may go out: the operators' rules for each source, and what they say of one record, in a sentence. */
@NullMarked
package org.orcidcaravan.source.eligible;

import org.jspecify.annotations.NullMarked;
