/** In whose name and because of what something happens: correlation, causation, actor and trace of the running work. */
@NullMarked
package dev.kontor.platform.event;

import org.jspecify.annotations.NullMarked;
