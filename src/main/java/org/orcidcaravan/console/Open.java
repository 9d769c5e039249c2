package org.orcidcaravan.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page for people who are not signed in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Open {}
