package dev.kontor.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Which service holds the records of an entity. */
@ConfigMapping(prefix = "kontor.access")
interface AccessConfig {
    Map<String, String> entities();
}
