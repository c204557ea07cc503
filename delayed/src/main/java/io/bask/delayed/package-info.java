/**
 * Lazy calls of ordinary methods, joined into one task graph.
 *
 * <p>Start at {@link io.bask.delayed.Delayed}. Knows the core only: other collections come in as {@link io.bask.Lazy}
 * arguments, whatever they are.
 */
@NullMarked
package io.bask.delayed;

import org.jspecify.annotations.NullMarked;
