/** Owns what all channels have in common: the letter and the way to hand it over. */
@NullMarked
package dev.kontor.notification.channel;

import org.jspecify.annotations.NullMarked;
