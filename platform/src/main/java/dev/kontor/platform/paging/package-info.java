/** Lists without a ceiling: keyset cursors, stable under writes, under filter, sort and the caller's row scope. */
@NullMarked
package dev.kontor.platform.paging;

import org.jspecify.annotations.NullMarked;
