/**
 * Tables in Parquet files: read lazily, row group by row group, and written.
 *
 * <p>Start at {@link io.bask.parquet.Parquet}. Knows tables by what {@code bask-dataframe} exports, nothing of graphs or kernels.
 */
@NullMarked
package io.bask.parquet;

import org.jspecify.annotations.NullMarked;
