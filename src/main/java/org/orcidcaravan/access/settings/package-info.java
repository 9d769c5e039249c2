/** What operators may see of the settings in effect: all of them, but no secrets. */
@NullMarked
package org.orcidcaravan.access.settings;

import org.jspecify.annotations.NullMarked;
