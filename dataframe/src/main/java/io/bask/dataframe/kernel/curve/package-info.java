/**
 * Curves through all numbers of a column, and what they are at the places of missing ones.
 *
 * <p>Start at {@link io.bask.dataframe.kernel.curve.Curve}; knows arrays of numbers, nothing of columns and partitions.
 */
@NullMarked
package io.bask.dataframe.kernel.curve;

import org.jspecify.annotations.NullMarked;
