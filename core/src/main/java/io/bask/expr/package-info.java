/**
 * Lazy expressions: what the user asked for, before anybody decides how to run it.
 *
 * <p>Start at {@link io.bask.expr.Expr}. Knows no arrays, tables, graphs or rules; each collection brings nodes of its
 * own.
 */
@NullMarked
package io.bask.expr;

import org.jspecify.annotations.NullMarked;
