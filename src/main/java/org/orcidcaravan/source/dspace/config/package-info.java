/** DSpace's own settings, {@code orcid.cfg} and the like, as they are: what is not set there is as DSpace ships it. */
@NullMarked
package org.orcidcaravan.source.dspace.config;

import org.jspecify.annotations.NullMarked;
