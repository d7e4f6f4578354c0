package dev.kontor.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the entity of the access policy that something is about: on a view, its field rules hold for the answer; on a resource that inherits
 * its operations, their permissions are of this entity.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Governs {
    String value();
}
