package dev.kontor.gateway.stream;

import java.time.Instant;

/**
 * For whom facts are read, and on whose behalf services are asked.
 *
 * @param subject the token's
 * @param roles of the token, in order: with the subject they decide what is seen
 * @param seesAll facts hold no personal data, and these roles are for all of them
 * @param authorization header field as it came
 * @param until when the token ends
 */
record Viewer(String subject, String roles, boolean seesAll, String authorization, String correlation, Instant until) {}
