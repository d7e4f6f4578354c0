/** The proof that services, topics and projections hold the same records. */
@NullMarked
package dev.kontor.local.verify;

import org.jspecify.annotations.NullMarked;
