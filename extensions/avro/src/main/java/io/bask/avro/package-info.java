/**
 * Bags in Avro object container files: read block by block, and written.
 *
 * <p>Start at {@link io.bask.avro.Avro}. Knows bags by what {@code bask-bag} exports, nothing of graphs or kernels.
 */
@NullMarked
package io.bask.avro;

import org.jspecify.annotations.NullMarked;
