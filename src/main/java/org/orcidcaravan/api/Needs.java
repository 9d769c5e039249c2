package org.orcidcaravan.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.orcidcaravan.access.Role;

/** The least that somebody must be who calls this; what has no such mark nobody may call. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
    Role value();
}
