/**
 * XML from strangers, as small trees: one element at a time is read whole, within limits, and the rest of the document is only
 * gone through. No document type, no entities, no depth without end.
 */
@NullMarked
package org.orcidcaravan.source.xml;

import org.jspecify.annotations.NullMarked;
