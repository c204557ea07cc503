/**
 * JMH benchmarks of kernels, schedulers and whole computations.
 *
 * <p>May look anywhere; nothing may depend on it.
 */
@NullMarked
package io.bask.benchmarks;

import org.jspecify.annotations.NullMarked;
