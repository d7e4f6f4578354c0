/** Numbers and deadlines from facts alone: this service holds no personal data, so it has nothing to erase. */
@NullMarked
package dev.kontor.analytics;

import org.jspecify.annotations.NullMarked;
