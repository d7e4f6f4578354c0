/** Partial writes: JSON Merge Patch (RFC 7396) under If-Match. */
@NullMarked
package dev.kontor.platform.patch;

import org.jspecify.annotations.NullMarked;
