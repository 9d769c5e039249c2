package org.orcidcaravan.consent.invite;

/**
 * A mail that this worker has, for a while.
 *
 * @param fencing the number of the lease: who has an older one reports for nobody
 * @param attempts this one included
 */
public record MailLease(
        long id, String campaign, String part, long person, long fencing, String messageId, int attempts) {}
