/** One feed per customer, projected from the facts of all services. */
@NullMarked
package dev.kontor.activity.timeline;

import org.jspecify.annotations.NullMarked;
