/** Tests of what is read of dead letters. */
@org.jspecify.annotations.NullMarked
package dev.kontor.local.letters;
