/** Owns the test PBX: a manager-interface server and the event sequences a real Asterisk 20 sends. */
@NullMarked
package dev.kontor.demo.pbx;

import org.jspecify.annotations.NullMarked;
