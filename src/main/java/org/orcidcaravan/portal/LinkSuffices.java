package org.orcidcaravan.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page whose address is a secret, and permits all that it does: mail providers' machines press its button (RFC 8058), and
 * they send none of a browser's signs. A page of another site cannot know the address.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface LinkSuffices {}
