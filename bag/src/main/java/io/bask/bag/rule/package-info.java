/**
 * The rules that make bag expressions better, and the order in which they run.
 *
 * <p>Start at {@link io.bask.bag.rule.BagRules}. Knows expressions only.
 */
@NullMarked
package io.bask.bag.rule;

import org.jspecify.annotations.NullMarked;
