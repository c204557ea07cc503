/**
 * Order in blocks: sorts, searches, selections and counts of elements, and how likely statistics are, as functions and reductions of blocks.
 *
 * <p>Start at {@link io.bask.array.order.Keys}, which turns elements into whole numbers of the same order. Everything here
 * is eager and pure, and knows nothing of expressions, graphs or chunks that are not there.
 */
@NullMarked
package io.bask.array.order;

import org.jspecify.annotations.NullMarked;
