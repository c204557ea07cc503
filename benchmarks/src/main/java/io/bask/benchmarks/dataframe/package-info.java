/** Benchmarks of tables: what reading and computing cost. */
@NullMarked
package io.bask.benchmarks.dataframe;

import org.jspecify.annotations.NullMarked;
