/**
 * Products of matrices, and their factorisations.
 *
 * <p>Start at {@link io.bask.array.kernel.linalg.Product}. Knows blocks only: no laziness, no chunks, no expressions and no
 * threads.
 */
@NullMarked
package io.bask.array.kernel.linalg;

import org.jspecify.annotations.NullMarked;
