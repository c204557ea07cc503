/**
 * Lazy bags as expressions: what the user asked for.
 *
 * <p>Start at {@link io.bask.bag.expr.BagExpr}. Knows no kernels, graphs or files.
 */
@NullMarked
package io.bask.bag.expr;

import org.jspecify.annotations.NullMarked;
