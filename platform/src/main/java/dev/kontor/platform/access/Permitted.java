package dev.kontor.platform.access;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code @PermissionsAllowed} for operations that resources inherit: which entity it is about stands at the resource, by {@link Governs}.
 * Quarkus does not apply a subclass's annotation to methods of its superclass.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Permitted {
    Action value();
}
