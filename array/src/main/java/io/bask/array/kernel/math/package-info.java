/**
 * Functions of single numbers that Java does not have, or that NumPy defines otherwise.
 *
 * <p>{@link io.bask.array.kernel.math.RealMath}, {@link io.bask.array.kernel.math.IntegerMath},
 * {@link io.bask.array.kernel.math.ComplexMath} and {@link io.bask.array.kernel.math.RandomMath}: pure static functions
 * that generated loops call. This package knows nothing but numbers.
 */
@NullMarked
package io.bask.array.kernel.math;

import org.jspecify.annotations.NullMarked;
