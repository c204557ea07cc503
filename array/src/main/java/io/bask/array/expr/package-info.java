/**
 * Array expressions: what an array is made from, before anybody decides how.
 *
 * <p>Start at {@link io.bask.array.expr.ArrayExpr}. Nodes know their shape, chunks and dtype and check their parameters
 * when they are made; they know nothing of rules, graphs or kernels.
 */
@NullMarked
package io.bask.array.expr;

import org.jspecify.annotations.NullMarked;
