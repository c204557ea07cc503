/** Kernels and whole computations of arrays. */
@NullMarked
package io.bask.benchmarks.array;

import org.jspecify.annotations.NullMarked;
