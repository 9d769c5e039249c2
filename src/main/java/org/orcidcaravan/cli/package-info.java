/** The command line: one class a command. */
@NullMarked
package org.orcidcaravan.cli;

import org.jspecify.annotations.NullMarked;
