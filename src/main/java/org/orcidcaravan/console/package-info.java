/**
 * The pages for operators. A face: each page is a frame of headings and empty tables, and its script fills it from the HTTP
 * API, so that a program can do whatever a person can do here.
 */
@NullMarked
package org.orcidcaravan.console;

import org.jspecify.annotations.NullMarked;
