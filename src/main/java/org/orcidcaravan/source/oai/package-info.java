/** OAI-PMH 2.0, the protocol by which repositories hand over what changed: requests, answers, and what its errors mean. */
@NullMarked
package org.orcidcaravan.source.oai;

import org.jspecify.annotations.NullMarked;
