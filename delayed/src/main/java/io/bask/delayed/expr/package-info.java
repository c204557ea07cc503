/**
 * What delayed calls are made of: the calls, the values that are there already, and other lazy objects.
 *
 * <p>Start at {@link io.bask.delayed.expr.Call}. Knows no graph and no scheduler.
 */
@NullMarked
package io.bask.delayed.expr;

import org.jspecify.annotations.NullMarked;
