package dev.kontor.notification.channel.mail;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How we connect: bounded in number and in time. */
final class SmtpConnection {
    private static final int MAX_CONNECTIONS = 8;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private SmtpConnection() {}

    static MailConfig config(SmtpSettings smtp) {
        MailConfig config = new MailConfig(smtp.host(), smtp.port())
                .setSsl(smtp.tls())
                .setStarttls(StartTLSOptions.valueOf(smtp.startTls().toUpperCase(Locale.ROOT)))
                .setLogin(smtp.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) smtp.connectTimeout().toMillis())
                .setIdleTimeout((int) smtp.sendTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        smtp.username().ifPresent(config::setUsername);
        smtp.password().ifPresent(config::setPassword);
        return config;
    }
}
