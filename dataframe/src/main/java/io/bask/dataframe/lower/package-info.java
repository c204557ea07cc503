/**
 * Turns lazy tables into tasks: the only package that knows both what is asked for and how it is done.
 *
 * <p>Start at {@link io.bask.dataframe.lower.FrameLowering}; each family of nodes has its own lowering beside it.
 */
@NullMarked
package io.bask.dataframe.lower;

import org.jspecify.annotations.NullMarked;
