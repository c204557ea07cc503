/**
 * Immutable expressions: what the user asked for, before anyone decides how to run it.
 *
 * <p>Knows nothing of graphs, rules, schedulers or of what the expressions of other modules mean.
 */
@NullMarked
package io.bask.expr;

import org.jspecify.annotations.NullMarked;
