/**
 * Straight-line code over primitive numbers, and the two ways to run it over arrays.
 *
 * <p>A {@link io.bask.array.kernel.code.Code} is the body of one loop: loads, arithmetic, stores, every value an
 * {@code int}, {@code long}, {@code float}, {@code double} or {@code boolean}. {@link io.bask.array.kernel.code.Loops}
 * turns it into one generated loop, or into a sequence of small shared ones that work on tiles. This package knows
 * primitive arrays; it does not know blocks, strides or the names of functions.
 */
@NullMarked
package io.bask.array.kernel.code;

import org.jspecify.annotations.NullMarked;
