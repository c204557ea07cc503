/**
 * Turns delayed calls into tasks: one call, one task.
 *
 * <p>Start at {@link io.bask.delayed.lower.DelayedLowering}. The only place that knows both the calls and the graph.
 */
@NullMarked
package io.bask.delayed.lower;

import org.jspecify.annotations.NullMarked;
