/**
 * Turns bag expressions into tasks; the only place that knows both expressions and kernels.
 *
 * <p>Start at {@link io.bask.bag.lower.BagLowering}.
 */
@NullMarked
package io.bask.bag.lower;

import org.jspecify.annotations.NullMarked;
