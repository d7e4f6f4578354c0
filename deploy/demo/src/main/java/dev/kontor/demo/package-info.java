/** The demo's entry: commands that load a company, play its day and tell what happened. */
@NullMarked
package dev.kontor.demo;

import org.jspecify.annotations.NullMarked;
