/**
 * Readers of tables: which files there are, how they are cut into partitions, what columns they have.
 *
 * <p>A reader is a {@link io.bask.dataframe.column.FrameReader}; it looks at metadata when it is made and leaves the
 * bytes to the kernels. {@link CsvReader} reads CSV files. Nothing here knows of graphs.
 */
@NullMarked
package io.bask.dataframe.io;

import org.jspecify.annotations.NullMarked;
