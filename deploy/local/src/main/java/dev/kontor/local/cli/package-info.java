/** The command line behind ./kontor: what a person types and sees. */
@NullMarked
package dev.kontor.local.cli;

import org.jspecify.annotations.NullMarked;
