/**
 * What ORCID would refuse, found before it is sent, and what can be put right without asking anybody. The rules are those
 * of the registry's own validators and schemas (member API 3.0), the sentences are for librarians.
 */
@NullMarked
package org.orcidcaravan.orcid.check;

import org.jspecify.annotations.NullMarked;
