package dev.kontor.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Honours {@code Idempotency-Key} on a resource method that returns {@code Uni<RestResponse<…>>}: the claim on the key, the command and
 * its answer commit in one transaction. The same key with another body answers 422; keys live 24 hours.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    /** Whether the answer holds a secret: then it is remembered sealed, and the service needs {@code kontor.secrets.key}. */
    @Nonbinding
    boolean secret() default false;
}
