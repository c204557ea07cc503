/**
 * What tasks do with partitions: one pass through all stages, and reductions.
 *
 * <p>Start at {@link io.bask.bag.kernel.Pass}. Knows partitions and functions, but no expressions.
 */
@NullMarked
package io.bask.bag.kernel;

import org.jspecify.annotations.NullMarked;
