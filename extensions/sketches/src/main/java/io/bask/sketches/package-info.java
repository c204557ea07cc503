/**
 * Approximate numbers of different values, frequencies and quantiles, in little memory however much there is to count.
 *
 * <p>Start at {@link io.bask.sketches.Sketches}. Knows bags, tables and arrays by what they export, nothing of graphs.
 */
@NullMarked
package io.bask.sketches;

import org.jspecify.annotations.NullMarked;
