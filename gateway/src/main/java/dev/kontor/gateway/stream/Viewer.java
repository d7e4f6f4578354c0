package dev.kontor.gateway.stream;

import java.time.Instant;

/**
 * For whom facts are read, and on whose behalf services are asked.
 *
 * @param subject the token's
 * @param standing all that their token says of what they may see: who has the same sees the same
 * @param authorization header field as it came
 * @param until when the token ends
 */
record Viewer(String subject, String standing, String authorization, String correlation, Instant until) {}
