/** What every service's tests stand on: real PostgreSQL and Kafka, a token issuer, contract checks, architecture rules. */
@NullMarked
package dev.kontor.platformtest;

import org.jspecify.annotations.NullMarked;
