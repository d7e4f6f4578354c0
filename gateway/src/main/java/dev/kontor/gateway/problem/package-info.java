/** The gateway's own errors as RFC 9457 problem documents. */
@NullMarked
package dev.kontor.gateway.problem;

import org.jspecify.annotations.NullMarked;
