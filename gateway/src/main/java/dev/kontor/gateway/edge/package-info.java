/** What holds for every request and answer: paths, methods, headers. */
@NullMarked
package dev.kontor.gateway.edge;

import org.jspecify.annotations.NullMarked;
