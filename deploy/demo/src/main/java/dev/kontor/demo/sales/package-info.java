/** Owns loading the shared sales data as it is and asking analytics what it says. */
@NullMarked
package dev.kontor.demo.sales;

import org.jspecify.annotations.NullMarked;
