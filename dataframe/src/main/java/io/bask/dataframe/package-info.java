/**
 * Partitioned, lazy tables.
 *
 * <p>The top floor of this module: it checks arguments and builds expressions, and knows no kernels.
 */
@NullMarked
package io.bask.dataframe;

import org.jspecify.annotations.NullMarked;
