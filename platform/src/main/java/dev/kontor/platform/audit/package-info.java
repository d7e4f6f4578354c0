/** Who wrote and read what, when and from where: noted by the database itself, chained by hashes, searched by auditors. */
@NullMarked
package dev.kontor.platform.audit;

import org.jspecify.annotations.NullMarked;
