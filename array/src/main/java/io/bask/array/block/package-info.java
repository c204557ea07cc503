/**
 * Blocks: array data in memory.
 *
 * <p>Start at {@link io.bask.array.block.NDArray}. A block knows its dtype, shape and bytes, can be viewed, copied, cast
 * and printed; it knows nothing of arithmetic, kernels, expressions or graphs.
 */
@NullMarked
package io.bask.array.block;

import org.jspecify.annotations.NullMarked;
