package org.orcidcaravan.measure.funnel;

/**
 * People, from those whom we know of to those for whom something was done.
 *
 * @param known whom the institution has told us of
 * @param invited were sent an invitation
 * @param opened opened one
 * @param connected gave a permission that holds
 * @param writable gave one that lets us write works
 * @param sent have at least one work of ours in their record
 */
public record Headcount(int known, int invited, int opened, int connected, int writable, int sent) {}
