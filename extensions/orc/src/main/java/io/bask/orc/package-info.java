/**
 * Tables in ORC files: read lazily, stripe by stripe and column by column, and written.
 *
 * <p>Start at {@link io.bask.orc.Orc}. Knows tables by what {@code bask-dataframe} exports, nothing of graphs or kernels. ORC's own library
 * reads and writes stripes; files are opened and found here, without Hadoop's file systems and settings.
 */
@NullMarked
package io.bask.orc;

import org.jspecify.annotations.NullMarked;
