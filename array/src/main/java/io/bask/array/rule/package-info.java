/**
 * Rules that turn array expressions into better ones of the same value, and the phases in which they run.
 *
 * <p>Start at {@link io.bask.array.rule.ArrayOptimizer}, the ordered list. One rule a file; rules know expressions, but
 * no graph, no kernel and no other rule.
 */
@NullMarked
package io.bask.array.rule;

import org.jspecify.annotations.NullMarked;
