/** Holds everything that is made from {@code contracts/topics.yaml} and {@code contracts/events} to them: AsyncAPI, lock, catalogue page. */
@NullMarked
package dev.kontor.platformtest.events;

import org.jspecify.annotations.NullMarked;
