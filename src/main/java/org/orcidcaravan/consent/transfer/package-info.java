/** People and tokens from and to CSV files (design 4.9). No message about a file quotes a field: it may be a token. */
@NullMarked
package org.orcidcaravan.consent.transfer;

import org.jspecify.annotations.NullMarked;
