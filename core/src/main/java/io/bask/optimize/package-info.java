/**
 * The optimiser: rules that rewrite expressions, run in named phases and checked after every step.
 *
 * <p>Start at {@link io.bask.optimize.Optimizer}. Knows expressions, but no collection, no graph and no kernel.
 */
@NullMarked
package io.bask.optimize;

import org.jspecify.annotations.NullMarked;
