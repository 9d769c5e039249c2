/**
 * Sign-in with OpenID Connect, as a relying party of our own (ADR 0019): the authorization code with PKCE, rounds that are
 * used once, and ID tokens that are checked. It ends with what the provider says of somebody; whose session is opened, and
 * whether, is for others to decide.
 */
@NullMarked
package org.orcidcaravan.access.openid;

import org.jspecify.annotations.NullMarked;
