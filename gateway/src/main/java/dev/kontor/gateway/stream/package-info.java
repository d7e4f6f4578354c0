/** The facts of all services for those without Kafka: server-sent events and long-poll, resumable, as far as the caller may see. */
@NullMarked
package dev.kontor.gateway.stream;

import org.jspecify.annotations.NullMarked;
