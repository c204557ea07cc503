/** Delayed calls: writing and running many of them. */
@NullMarked
package io.bask.benchmarks.delayed;

import org.jspecify.annotations.NullMarked;
