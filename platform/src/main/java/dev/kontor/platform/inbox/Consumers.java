package dev.kontor.platform.inbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's channels, as they are configured: which group each is, and that each reads the commands to replay dead letters. */
@ApplicationScoped
class Consumers {
    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.connector");

    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, List<String>> topics = new HashMap<>();
    private final String commands;

    Consumers(Config config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.commands = LetterHeaders.commands(service);
        for (String property : config.getPropertyNames()) {
            Matcher matcher = CHANNEL.matcher(property);
            if (matcher.matches()) {
                String prefix = "mp.messaging.incoming." + matcher.group(1);
                groups.put(matcher.group(1), config.getValue(prefix + ".group.id", String.class));
                topics.put(
                        matcher.group(1),
                        Arrays.asList(config.getOptionalValue(prefix + ".topics", String[].class)
                                .orElseGet(() -> new String[0])));
            }
        }
    }

    /** A channel that forgot them could never be handed a dead letter again, and nobody would notice until that day. */
    void check(@Observes StartupEvent start) {
        topics.forEach((channel, read) -> {
            if (!read.contains(commands)) {
                throw new IllegalStateException(
                        "mp.messaging.incoming." + channel + ".topics must name " + commands + " beside its own");
            }
        });
    }

    /** The consumer group of a channel, which is the name that letters know it by. */
    String group(String channel) {
        String group = groups.get(channel);
        if (group == null) {
            throw new IllegalArgumentException("There is no channel " + channel);
        }
        return group;
    }

    /** The topics that a channel reads, the commands among them. */
    List<String> topics(String channel) {
        return topics.getOrDefault(channel, List.of());
    }
}
