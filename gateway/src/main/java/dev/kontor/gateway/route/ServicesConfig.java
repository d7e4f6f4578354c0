package dev.kontor.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route table as it is configured: {@code kontor.services.<name>.*}. */
@ConfigMapping(prefix = "kontor.services")
public interface ServicesConfig {
    @WithParentName
    Map<String, Service> services();

    /** One service behind the gateway. */
    interface Service {
        /** Base URL without a path. */
        URI url();

        /** First segments, or the first two, after {@code /api/v1/} that it serves by answers that end. */
        List<String> paths();

        /** What the gateway answers by itself below these paths, each without {@code /api/v1/}. */
        Optional<List<String>> except();

        /** First segments whose answers have no end (server-sent events). */
        Optional<List<String>> streams();
    }
}
