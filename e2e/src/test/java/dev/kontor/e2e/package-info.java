/** The whole platform, from outside: through the gateway, from Kafka, and with processes killed. */
@NullMarked
package dev.kontor.e2e;

import org.jspecify.annotations.NullMarked;
