/** Bags: reading text, stages, reductions. */
@NullMarked
package io.bask.benchmarks.bag;

import org.jspecify.annotations.NullMarked;
