package dev.kontor.gateway.ask;

/**
 * On whose behalf the services are asked, so that their rules about rows hold.
 *
 * @param authorization header field as it came
 */
public record Asker(String authorization, String correlation) {}
