/** Owns the SMTP channel. */
@NullMarked
package dev.kontor.notification.channel.mail;

import org.jspecify.annotations.NullMarked;
