/**
 * Tables in Arrow's formats of files and streams: read lazily, record batch by record batch, and written.
 *
 * <p>Start at {@link io.bask.arrow.Arrow}. Knows tables by what {@code bask-dataframe} exports, nothing of graphs or kernels. Values go
 * straight between files and columns; nothing is kept outside of the heap.
 */
@NullMarked
package io.bask.arrow;

import org.jspecify.annotations.NullMarked;
