/**
 * Rewrites that make lazy tables cheaper without changing what they hold; one rule a file.
 *
 * <p>Start at {@link io.bask.dataframe.rule.FrameRules}, the ordered list. Rules know expressions and nothing of kernels.
 */
@NullMarked
package io.bask.dataframe.rule;

import org.jspecify.annotations.NullMarked;
