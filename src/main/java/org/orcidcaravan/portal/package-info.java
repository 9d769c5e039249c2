/**
 * The pages for researchers. A face: plain forms that work without a script, in the words and the language of who reads
 * them.
 */
@NullMarked
package org.orcidcaravan.portal;

import org.jspecify.annotations.NullMarked;
