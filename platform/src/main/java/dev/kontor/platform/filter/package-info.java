/** The one filter language: {@code stage eq "won" and (amount gt 1000 or tags has "vip")}, compiled to HQL with bound parameters. */
@NullMarked
package dev.kontor.platform.filter;

import org.jspecify.annotations.NullMarked;
