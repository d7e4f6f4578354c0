/** The dead letters of a running platform: what waits, and to hand a record again to the consumer that refused it. Kafka alone holds it. */
@NullMarked
package dev.kontor.local.letters;

import org.jspecify.annotations.NullMarked;
