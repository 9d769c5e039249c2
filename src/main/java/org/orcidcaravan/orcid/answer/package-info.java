/**
 * What an answer of ORCID's member API means for a queued write: the error is read, cleaned of secrets, and judged by
 * one table of rules (docs/verdicts.md is generated from it). Nothing here sends, stores or waits.
 */
@NullMarked
package org.orcidcaravan.orcid.answer;

import org.jspecify.annotations.NullMarked;
