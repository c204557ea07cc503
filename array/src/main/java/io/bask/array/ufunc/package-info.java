/**
 * Which elementwise functions there are, and which dtypes they take and give.
 *
 * <p>Start at {@link io.bask.array.ufunc.Ufunc}. This package says <em>what</em> is computed, with NumPy's names and
 * dtype rules; it does not know how: no blocks, no loops, no expressions.
 */
@NullMarked
package io.bask.array.ufunc;

import org.jspecify.annotations.NullMarked;
