/** Order in reactive work. */
@NullMarked
package dev.kontor.platform.work;

import org.jspecify.annotations.NullMarked;
