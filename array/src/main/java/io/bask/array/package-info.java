/**
 * Chunked, lazy n-dimensional arrays.
 *
 * <p>The top floor of this module: it checks arguments and builds expressions, and knows no kernels.
 */
@NullMarked
package io.bask.array;

import org.jspecify.annotations.NullMarked;
