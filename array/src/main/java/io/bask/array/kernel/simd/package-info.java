/**
 * Loops for which the JVM's Vector API beats what the JIT compiler makes of plain ones.
 *
 * <p>Start at {@link io.bask.array.kernel.simd.LaneKernels}. There are two implementations with the same results to the
 * last bit: one in plain Java, and one that is loaded only where the module {@code jdk.incubator.vector} is. This package
 * knows nothing but primitive arrays.
 */
@NullMarked
package io.bask.array.kernel.simd;

import org.jspecify.annotations.NullMarked;
