package dev.kontor.gateway.overview;

/**
 * On whose behalf the services are asked, so that their rules about rows hold.
 *
 * @param authorization header field as it came
 */
record Asker(String authorization, String correlation) {}
