package org.orcidcaravan.push;

import java.time.Instant;

/**
 * What is never to be sent.
 *
 * @param saidBy as the actor of an act
 */
public record Suppression(ItemKey key, String reason, String saidBy, Instant createdAt) {}
