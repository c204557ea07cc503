/**
 * How blocks are computed: elementwise programs and reductions.
 *
 * <p>Start at {@link io.bask.array.kernel.Program} and {@link io.bask.array.kernel.Elementwise}. Kernels are pure functions of blocks: they know no laziness, no chunks, no
 * expressions and no threads.
 */
@NullMarked
package io.bask.array.kernel;

import org.jspecify.annotations.NullMarked;
