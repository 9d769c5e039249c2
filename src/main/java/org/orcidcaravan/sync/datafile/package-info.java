/** ORCID's Public Data Files: archives of tens of gigabytes that a mirror can begin from, streamed and never unpacked. */
@NullMarked
package org.orcidcaravan.sync.datafile;

import org.jspecify.annotations.NullMarked;
