/** Works from tables: CSV files as spreadsheets and repositories write them, read line by line. */
@NullMarked
package org.orcidcaravan.source.csv;

import org.jspecify.annotations.NullMarked;
