package dev.kontor.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code kontor.limits.*}. The rates' defaults suit one company on one machine; in public, set them lower. */
@ConfigMapping(prefix = "kontor.limits")
public interface LimitConfig {
    /** Largest body of a request. */
    @WithDefault("1M")
    MemorySize body();

    /** Largest body of a file upload. */
    @WithDefault("64M")
    MemorySize fileBody();

    /** For everybody who holds a token, by the token's subject. */
    @WithDefault("20000/40000")
    Rate caller();

    /** For everybody who holds none, by network address. */
    @WithDefault("50000/100000")
    Rate address();
}
