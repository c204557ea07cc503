/**
 * Fourier transforms of blocks.
 *
 * <p>Start at {@link io.bask.array.kernel.fourier.Lines}. Knows blocks only: no laziness, no chunks, no expressions and no
 * threads.
 */
@NullMarked
package io.bask.array.kernel.fourier;

import org.jspecify.annotations.NullMarked;
