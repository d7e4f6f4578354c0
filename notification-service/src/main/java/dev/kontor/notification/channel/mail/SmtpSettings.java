package dev.kontor.notification.channel.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server to hand letters to. */
@ConfigMapping(prefix = "kontor.smtp")
public interface SmtpSettings {
    String host();

    int port();

    Optional<String> username();

    Optional<String> password();

    /** TLS from the first byte (port 465). */
    @WithDefault("false")
    boolean tls();

    /** {@code disabled}, {@code optional} or {@code required} (RFC 3207). */
    @WithDefault("optional")
    String startTls();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /** From the first byte to the last reply; much shorter than a claim's lease, so that nobody else takes a letter under way. */
    @WithDefault("PT10S")
    Duration sendTimeout();
}
