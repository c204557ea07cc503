/**
 * What is asked for: lazy tables and row-by-row column expressions.
 *
 * <p>Start at {@link io.bask.dataframe.expr.FrameExpr} and {@link io.bask.dataframe.expr.ColumnExpr}. Nodes know their
 * inputs and their schema; they know neither rules nor kernels.
 */
@NullMarked
package io.bask.dataframe.expr;

import org.jspecify.annotations.NullMarked;
