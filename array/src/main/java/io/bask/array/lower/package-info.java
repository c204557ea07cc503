/**
 * Lowering: turns array expressions into tasks that run kernels on blocks.
 *
 * <p>Start at {@link io.bask.array.lower.ArrayLowering}. The only package that knows both what is asked for and how it
 * is done; one {@code ...Lowering} a family of nodes.
 */
@NullMarked
package io.bask.array.lower;

import org.jspecify.annotations.NullMarked;
