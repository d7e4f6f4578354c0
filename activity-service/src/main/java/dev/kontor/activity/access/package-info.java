/** What administrators have decided in place of the shipped access policy. */
@NullMarked
package dev.kontor.activity.access;

import org.jspecify.annotations.NullMarked;
