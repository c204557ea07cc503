/**
 * Loops over columns: arithmetic, comparison, selection, reduction and grouping.
 *
 * <p>Start at {@link io.bask.dataframe.kernel.BinaryKernel} and {@link io.bask.dataframe.kernel.Grouping}. Pure functions
 * of columns; they know nothing of expressions, partitions' order or files.
 */
@NullMarked
package io.bask.dataframe.kernel;

import org.jspecify.annotations.NullMarked;
