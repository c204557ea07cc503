/** Sketches: counting, ranking and finding about as many, against doing it exactly. */
@NullMarked
package io.bask.benchmarks.sketches;

import org.jspecify.annotations.NullMarked;
